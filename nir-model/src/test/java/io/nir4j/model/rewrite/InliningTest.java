package io.nir4j.model.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Input;
import io.nir4j.model.Output;
import io.nir4j.model.Scale;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InliningTest {
    private static final Scale TWICE = new Scale(Tensor.of(Shape.of(1), 2f));
    private static final Scale THRICE = new Scale(Tensor.of(Shape.of(1), 3f));

    @Test
    void namesNodesAfterTheirGraphAndTurnsPortsIntoEdges() {
        Inlining inlining = Inlining.of(around(oneScale()));
        assertEquals(Set.of("block.s", "x", "y"), inlining.graph().nodes().keySet());
        assertEquals(
                List.of(new Edge("block.s", "y"), new Edge("x", "block.s")),
                inlining.graph().edges());
        assertEquals(Map.of("block.s", "block/s"), inlining.paths());
    }

    @Test
    void writesGraphsInGraphsFlat() {
        GraphBuilder middle = Graph.builder();
        middle.input("i", 1).then("inner", oneScale()).output("o", 1);
        Inlining inlining = Inlining.of(around(middle.build()));
        assertEquals(
                List.of(new Edge("block.inner.s", "y"), new Edge("x", "block.inner.s")),
                inlining.graph().edges());
        assertEquals(Map.of("block.inner.s", "block/inner/s"), inlining.paths());
    }

    @Test
    void keepsAGraphWithoutNestingAsItIs() {
        Graph flat = oneScale();
        assertEquals(flat, Inlining.of(flat).graph());
    }

    @Test
    void multipliesEdgesAtPorts() {
        GraphBuilder nested = Graph.builder();
        nested.input("i", 1).then("s", TWICE).output("o", 1);
        nested.connect("i", "s").connect("s", "o");
        GraphBuilder outer = Graph.builder();
        outer.input("x", 1).then("block", nested.build()).output("y", 1);
        outer.connect("x", "block").connect("block", "y").connect("block", "y");
        List<Edge> edges = Inlining.of(outer.build()).graph().edges();
        assertEquals(4, Collections.frequency(edges, new Edge("x", "block.s")));
        assertEquals(6, Collections.frequency(edges, new Edge("block.s", "y")));
    }

    @Test
    void passesOnWhatAGraphPassesOn() {
        GraphBuilder nested = Graph.builder();
        nested.input("i", 1).then("s", TWICE).output("o", 1);
        nested.connect("i", "o");
        assertEquals(
                List.of(new Edge("block.s", "y"), new Edge("x", "block.s"), new Edge("x", "y")),
                Inlining.of(around(nested.build())).graph().edges());
    }

    @Test
    void keepsCyclesThroughANeuron() {
        GraphBuilder outer = Graph.builder();
        outer.input("x", 1).then("block", oneScale()).output("y", 1);
        outer.connect("block", "block");
        assertTrue(Inlining.of(outer.build()).graph().edges().contains(new Edge("block.s", "block.s")));
    }

    @Test
    void keepsGraphsNestedAroundWhichNothingButASignalGoes() {
        GraphBuilder passing = Graph.builder();
        passing.input("i", 1).output("o", 1);
        GraphBuilder outer = Graph.builder();
        outer.input("x", 1)
                .then("a", passing.build())
                .then("b", passing.build())
                .output("y", 1);
        outer.connect("b", "a");
        Graph circle = outer.build();
        assertEquals(circle, Inlining.of(circle).graph());
    }

    @Test
    void keepsGraphsNestedThatHaveSeveralPorts() {
        GraphBuilder nested = Graph.builder();
        nested.input("i", 1).then("s", TWICE).output("o", 1);
        nested.from("s").output("p", 1);
        Graph network = around(nested.build());
        assertEquals(network, Inlining.of(network).graph());
    }

    @Test
    void findsAnotherNameWhereOneIsTaken() {
        GraphBuilder outer = around(oneScale()).edit();
        outer.from("x").then("block.s", THRICE).to("y");
        Graph flat = Inlining.of(outer.build()).graph();
        assertEquals(Optional.of(THRICE), flat.node("block.s"));
        assertEquals(Optional.of(TWICE), flat.node("block.s_"));
    }

    @Test
    void keepsMetadataOfNodesAndSaysWhichIsLost() {
        Value.Tree note = new Value.Tree(Map.of("note", new Value.Text("kept")));
        GraphBuilder nested = oneScale().edit();
        nested.metadata("s", note).metadata("i", note).metadata(note);
        Inlining inlining = Inlining.of(around(nested.build()));
        assertEquals(note, inlining.graph().metadata("block.s"));
        assertEquals(Set.of("block", "block/i"), inlining.lost().keySet());
    }

    @Test
    void keepsEdgesToNodesThatDoNotExistAsSuch() {
        Graph nested = new Graph(
                Map.of("i", Input.of(1), "o", Output.of(1)),
                List.of(new Edge("i", "gone"), new Edge("gone", "o")),
                Map.of(),
                Value.Tree.EMPTY);
        assertEquals(
                List.of(new Edge("block.gone", "y"), new Edge("x", "block.gone")),
                Inlining.of(around(nested)).graph().edges());
    }

    @Test
    void refusesToWriteOutWhatMultipliesBeyondMeasure() {
        Graph nested = oneScale();
        for (int level = 0; level < 30; level++) {
            GraphBuilder doubled = Graph.builder();
            doubled.input("i", 1).then("g", nested).output("o", 1);
            nested = doubled.connect("i", "g").build();
        }
        Graph network = around(nested);
        InvalidNetwork refused = assertThrows(InvalidNetwork.class, () -> Inlining.of(network));
        assertTrue(refused.getMessage().contains("10000000 edges"), refused.getMessage());
    }

    private static Graph oneScale() {
        GraphBuilder graph = Graph.builder();
        graph.input("i", 1).then("s", TWICE).output("o", 1);
        return graph.build();
    }

    private static Graph around(Graph nested) {
        GraphBuilder graph = Graph.builder();
        graph.input("x", 1).then("block", nested).output("y", 1);
        return graph.build();
    }
}
