package io.nir4j.compiler.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Output;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FlatGraphTest {

    @Test
    void nodesOfInnerGraphsGoByTheirPath() {
        Graph inner = Graphs.graph("x a", "a y").build();
        Graph middle = Graphs.graph("x b", "b y")
                .disconnect("b", "y")
                .add("deep", inner)
                .connect("b", "deep")
                .connect("deep", "y")
                .build();
        Graph outer = Graphs.graph("x c")
                .add("block", middle)
                .add("y", Output.of(1))
                .connect("c", "block")
                .connect("block", "y")
                .build();
        FlatGraph flat = FlatGraph.of(TypedGraph.of(outer));
        assertEquals(
                Set.of("x", "c", "y", "block/x", "block/b", "block/y", "block/deep/x", "block/deep/a", "block/deep/y"),
                flat.nodes().keySet());
        assertEquals(Map.of("block", "block/y", "block/deep", "block/deep/y"), flat.aliases());
        assertEquals(List.of("c"), flat.sourcesOf("block/x"));
        assertEquals(List.of("block/b"), flat.sourcesOf("block/deep/x"));
        assertEquals(List.of("block/deep/y"), flat.sourcesOf("block/y"));
        assertEquals(List.of("block/y"), flat.sourcesOf("y"));
        assertEquals(List.of("x"), flat.inputs());
        assertEquals(List.of("y"), flat.outputs());
    }

    @Test
    void sourcesAreSortedAndKeepDuplicates() {
        FlatGraph flat = FlatGraph.of(Graphs.of("x b", "x a", "b y", "a y", "b y"));
        assertEquals(List.of("a", "b", "b"), flat.sourcesOf("y"));
        assertEquals(List.of(), flat.sourcesOf("x"));
    }

    @Test
    void sourcesAreSortedByTheirFlatNames() {
        // In the outer graph "a" comes before "a-", but its flat name "a/y" comes after.
        Graph graph = Graphs.graph("x a-", "a- y")
                .add("a", Graphs.graph("x b", "b y").build())
                .connect("x", "a")
                .connect("a", "y")
                .build();
        assertEquals(List.of("a-", "a/y"), FlatGraph.of(TypedGraph.of(graph)).sourcesOf("y"));
    }

    @Test
    void nodesKnowTheirShapes() {
        var graph = Graph.builder();
        graph.input("x", 2, 3).then("f", Flatten.of(0, -1)).output("y", 6);
        FlatGraph flat = FlatGraph.of(TypedGraph.of(graph.build()));
        assertEquals(Shape.of(2, 3), flat.node("f").input());
        assertEquals(Shape.of(6), flat.node("f").output());
    }

    @Test
    void nodesWithoutAShapeAndTheirReadersAreLeftOut() {
        Graph graph = Graphs.graph("x y", "w b", "b c")
                .add("pool", SumPool2d.of(2))
                .connect("pool", "b")
                .build();
        FlatGraph flat = FlatGraph.of(TypedGraph.of(graph));
        assertEquals(Set.of("x", "y", "w"), flat.nodes().keySet());
        assertEquals(Map.of("y", List.of("x")), flat.sources());
    }

    @Test
    void nestedGraphWithoutEdgesNeedsNoPorts() {
        Graph twoInputs = Graphs.graph("x a", "a y").add("x2", Input.of(1)).build();
        Graph none = Graphs.graph("a b").build();
        Graph graph =
                Graphs.graph("x y").add("two", twoInputs).add("none", none).build();
        FlatGraph flat = FlatGraph.of(TypedGraph.of(graph));
        assertEquals(Map.of("two", "two/y"), flat.aliases());
        assertEquals(List.of("two/x"), flat.sourcesOf("two/a"));
    }
}
