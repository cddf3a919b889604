package io.nir4j.dialects.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.dialects.diff.Difference.Renamed;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Scale;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Single changes, and how they are told.
class GraphDiffTest {
    private static final Tensor ONES = Tensor.ofFloats(1, 1);
    private static final Tensor TAU = Tensor.ofFloats(0.02f, 0.02f);
    private static final Tensor ZEROS = Tensor.ofFloats(0, 0);

    private static Graph with(Node node) {
        GraphBuilder graph = Graph.builder();
        graph.input("in", 2).then("n", node).output("out", 2);
        return graph.build();
    }

    private static Contrast contrast(Node a, Node b) {
        List<Difference> found = differences(with(a), with(b));
        assertEquals(1, found.size(), found::toString);
        return ((OtherField) found.getFirst()).contrast();
    }

    private static List<Difference> differences(Graph a, Graph b) {
        return GraphDiff.of(a, b, 0).differences();
    }

    private static LIF resetting(Optional<Tensor> reset) {
        return new LIF(TAU, ONES, ZEROS, ONES, reset);
    }

    @Test
    void aResetLeftOutIsZero() {
        assertEquals(
                Contrast.Kind.DEFAULT,
                contrast(resetting(Optional.empty()), resetting(Optional.of(ZEROS)))
                        .kind());
        assertTrue(GraphDiff.of(with(resetting(Optional.empty())), with(resetting(Optional.of(ZEROS))), 0)
                .meansTheSame());
    }

    @Test
    void aResetLeftOutIsNotOne() {
        assertEquals(
                Contrast.Kind.ABSENT,
                contrast(resetting(Optional.empty()), resetting(Optional.of(ONES)))
                        .kind());
    }

    @Test
    void oneNumberCountsForAll() {
        Contrast found = contrast(new IF(ONES, ONES), new IF(Tensor.scalar(1f), ONES));

        assertEquals(Contrast.Kind.BROADCAST, found.kind());
        assertFalse(found.kind().changesMeaning());
    }

    @Test
    void equalNumbersOfAnotherTypeMeanTheSame() {
        assertEquals(
                Contrast.Kind.ELEMENT_TYPE,
                contrast(new Scale(ONES), new Scale(Tensor.ofDoubles(1, 1))).kind());
    }

    @Test
    void notANumberIsEqualToItself() {
        Tensor strange = Tensor.ofFloats(Float.NaN, 1);

        assertEquals(
                0,
                contrast(new Scale(strange), new Scale(Tensor.ofDoubles(Double.NaN, 1)))
                        .numbers()
                        .orElseThrow()
                        .differing());
    }

    @Test
    void tellsHowMuchAndHowManyNumbersDiffer() {
        Numbers numbers = contrast(new Scale(Tensor.ofDoubles(1, 2, -4, 5)), new Scale(Tensor.ofDoubles(1, 3, -2, 5)))
                .numbers()
                .orElseThrow();

        assertEquals(new Numbers(4, 2, 2, 2, 0.5, 2), numbers);
    }

    @Test
    void numbersWithinTheToleranceAreEqual() {
        Graph a = with(new Scale(Tensor.ofDoubles(1, 1000)));
        Graph b = with(new Scale(Tensor.ofDoubles(1, 1001)));

        assertTrue(GraphDiff.of(a, b, 1e-2).isEqual(true));
        assertFalse(GraphDiff.of(a, b, 1e-4).isEqual(true));
    }

    @Test
    void aNodeInThePlaceOfAnotherHasAnotherType() {
        assertTrue(differences(with(new Scale(ONES)), with(new IF(ONES, ONES)))
                .contains(new OtherType("n", "n", "Scale", "IF")));
    }

    @Test
    void aNodeInBetweenIsOnlyThere() {
        GraphBuilder longer = Graph.builder();
        longer.input("in", 2)
                .then("n", new Scale(ONES))
                .then("extra", new IF(ONES, ONES))
                .output("out", 2);

        assertEquals(
                List.of(
                        new OnlyIn(Side.B, "extra", "IF"),
                        new EdgeOnlyIn(Side.A, new Edge("n", "out"), 1),
                        new EdgeOnlyIn(Side.B, new Edge("extra", "out"), 1),
                        new EdgeOnlyIn(Side.B, new Edge("n", "extra"), 1)),
                differences(with(new Scale(ONES)), longer.build()));
    }

    @Test
    void weightsTellNodesWhoseNamesMoved() {
        Linear first = new Linear(Tensor.of(Shape.of(2, 2), 1f, 2, 3, 4));
        Linear second = new Linear(Tensor.of(Shape.of(2, 2), 5f, 6, 7, 8));
        GraphBuilder a = Graph.builder();
        a.input("in", 2).then("0", first).then("1", second).output("out", 2);
        GraphBuilder b = Graph.builder();
        b.input("in", 2).then("1", first).then("2", second).output("out", 2);

        assertEquals(List.of(new Renamed("0", "1"), new Renamed("1", "2")), differences(a.build(), b.build()));
    }

    @Test
    void namesTellNodesWhoseParametersMoved() {
        IF low = new IF(ONES, ONES);
        IF high = new IF(ONES, Tensor.ofFloats(3, 3));
        GraphBuilder a = Graph.builder();
        a.input("in", 2).then("x", low).then("y", high).output("out", 2);
        GraphBuilder b = Graph.builder();
        b.input("in", 2).then("x", high).then("y", low).output("out", 2);

        assertEquals(
                List.of("x", "y"),
                differences(a.build(), b.build()).stream()
                        .map(difference -> ((OtherField) difference).a())
                        .toList());
    }

    @Test
    void edgesToNodesThatDoNotExistAreComparedByName() {
        Graph a = new Graph(Map.of("n", new Scale(ONES)), List.of(new Edge("n", "gone")), Map.of(), Value.Tree.EMPTY);
        Graph b = new Graph(Map.of("n", new Scale(ONES)), List.of(new Edge("n", "lost")), Map.of(), Value.Tree.EMPTY);

        assertEquals(List.of(), differences(a, a));
        assertEquals(
                List.of(
                        new EdgeOnlyIn(Side.A, new Edge("n", "gone"), 1),
                        new EdgeOnlyIn(Side.B, new Edge("n", "lost"), 1)),
                differences(a, b));
    }

    @Test
    void nodesInsideNestedGraphsAreNamedByTheirPath() {
        Graph a = with(with(new Scale(ONES)));
        Graph b = with(with(new Scale(TAU)));

        assertEquals("n/n", ((OtherField) differences(a, b).getFirst()).a());
    }

    @Test
    void metadataAreComparedEntryByEntry() {
        Graph a = with(new Scale(ONES));
        Graph b = a.edit()
                .metadata(new Value.Tree(Map.of("made", new Value.Tree(Map.of("by", new Value.Text("x"))))))
                .build();

        OtherMetadata found = (OtherMetadata) differences(a, b).getFirst();

        assertEquals("made/by", found.key());
        assertTrue(GraphDiff.of(a, b, 0).meansTheSame());
    }
}
