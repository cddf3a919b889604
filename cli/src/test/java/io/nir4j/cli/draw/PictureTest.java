package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.compiler.lowering.ExecutionOrder;
import io.nir4j.model.Delay;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Scale;
import io.nir4j.model.Value;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PictureTest {
    @Test
    void boxesStandInTheDirectionOfTheSignals() {
        assertEquals(List.of("x", "fc", "lif", "rec", "y"), names(Picture.of(Networks.recurrent())));
    }

    @Test
    void onlyTheEdgeThatWaitsForTheNextStepLeadsBack() {
        assertEquals(List.of("rec -> lif"), backward(Picture.of(Networks.recurrent())));
    }

    @Test
    void aShortCutDoesNotLeadBack() {
        var graph = Graph.builder();
        graph.input("x", 1).then("a", scale()).then("m", scale()).then("b", scale());
        graph.connect("x", "b");

        assertEquals(List.of(), backward(Picture.of(graph.build())));
    }

    @Test
    void edgesLeadBackWhereTheSimulationWaitsForTheNextStep() {
        Property.forAllGraphs(7, 200, RandomGraphs.any(), graph -> {
            Set<Edge> back = Picture.of(graph).arrows().stream()
                    .filter(Arrow::leadsBack)
                    .map(Arrow::edge)
                    .collect(Collectors.toSet());
            assertEquals(ExecutionOrder.of(graph).backEdges(), back);
        });
    }

    @Test
    void edgesMadeTwiceAreCounted() {
        var graph = Graph.builder();
        graph.input("x", 1).then("a", scale());
        graph.connect("x", "a");

        assertEquals(
                List.of("(1) ×2"),
                Picture.of(graph.build()).arrows().stream().map(Arrow::label).toList());
    }

    @Test
    void unknownShapesAreLeftOut() {
        var graph = Graph.builder();
        graph.from("a").to("b");
        graph.add("a", new Delay(Tensor.scalar(1f))).add("b", new Delay(Tensor.scalar(1f)));
        Graph unknown = new Graph(
                Map.of("a", graph.build()),
                List.of(new Edge("a", "b"), new Edge("a", "b")),
                Map.of(),
                Value.Tree.EMPTY);

        assertEquals("×2", Picture.of(unknown).arrows().getFirst().label());
    }

    @Test
    void nodesThatOnlyEdgesNameAreShownAsMissing() {
        Graph graph = new Graph(Map.of(), List.of(new Edge("a", "b")), Map.of(), Value.Tree.EMPTY);

        assertEquals(
                List.of("a missing", "b missing"),
                Picture.of(graph).boxes().stream()
                        .map(box -> box.name() + " " + box.type())
                        .toList());
    }

    @Test
    void totalsCountNestedGraphs() {
        assertEquals(
                "6 nodes in 2 graphs · 5 edges · 8 parameters",
                Totals.of(Networks.nested()).toString());
    }

    private static Scale scale() {
        return new Scale(Tensor.ofFloats(1));
    }

    private static List<String> names(Picture picture) {
        return picture.boxes().stream().map(Box::name).toList();
    }

    private static List<String> backward(Picture picture) {
        return picture.arrows().stream()
                .filter(Arrow::leadsBack)
                .map(arrow -> arrow.edge().toString())
                .toList();
    }
}
