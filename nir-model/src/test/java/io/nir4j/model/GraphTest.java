package io.nir4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Node SCALE = new Scale(Tensor.scalar(2f));
    private static final Value.Tree NOTES = new Value.Tree(Map.of("a", new Value.Text("b")));

    private static Graph chain() {
        var graph = Graph.builder();
        graph.input("x", 3).then("s", SCALE).then("t", SCALE).output("y", 3);
        return graph.build();
    }

    @Test
    void ignoresTheOrderOfNodesEdgesAndNotes() {
        Graph graph = chain().edit().metadata("s", NOTES).metadata("t", NOTES).build();
        Map<String, Node> reversed = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(graph.nodes().keySet());
        names.reversed().forEach(name -> reversed.put(name, graph.nodes().get(name)));
        Map<String, Value.Tree> notes = new LinkedHashMap<>(Map.of("t", NOTES, "s", NOTES));
        Graph other = new Graph(reversed, graph.edges().reversed(), notes, Value.Tree.EMPTY);
        assertEquals(graph, other);
        assertEquals(graph.hashCode(), other.hashCode());
    }

    @Test
    void countsDuplicateEdges() {
        Graph once = chain();
        Graph twice = once.edit().connect("x", "s").build();
        assertNotEquals(once, twice);
        assertEquals(List.of("x", "x"), twice.sources("s"));
        assertEquals(List.of("s", "s"), twice.targets("x"));
        assertEquals(once, twice.edit().disconnect("x", "s").build());
    }

    @Test
    void differsInEachOfItsParts() {
        Graph graph = chain();
        assertNotEquals(
                graph, graph.edit().replace("s", new Scale(Tensor.scalar(3f))).build());
        assertNotEquals(graph, graph.edit().metadata(NOTES).build());
        assertNotEquals(graph, graph.edit().metadata("s", NOTES).build());
        assertNotEquals(graph, graph.edit().add("u", SCALE).build());
    }

    @Test
    void takesEmptyNotesForNone() {
        assertEquals(chain(), chain().edit().metadata("s", Value.Tree.EMPTY).build());
        assertEquals(Value.Tree.EMPTY, chain().metadata("s"));
    }

    @Test
    void cannotBeChangedFromOutside() {
        Map<String, Node> nodes = new LinkedHashMap<>(Map.of("s", SCALE));
        Graph graph = new Graph(nodes, List.of(), Map.of(), Value.Tree.EMPTY);
        nodes.clear();
        assertEquals(Set.of("s"), graph.nodes().keySet());
        assertThrows(UnsupportedOperationException.class, () -> graph.nodes().clear());
        assertThrows(UnsupportedOperationException.class, () -> graph.edges().add(new Edge("s", "s")));
    }

    @Test
    void rejectsNotesForWhatIsNoPlainNode() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Graph(Map.of("s", SCALE), List.of(), Map.of("t", NOTES), Value.Tree.EMPTY));
    }

    @Test
    void refusesEdgesToNodesThatWereNeverAddedAllAtOnce() {
        var graph = Graph.builder();
        graph.input("x", 3).then("lif1", SCALE).to("out");
        graph.from("lif").to("lif1");
        InvalidNetwork refusal = assertThrows(InvalidNetwork.class, graph::build);
        assertEquals(
                List.of(Code.UNKNOWN_ENDPOINT, Code.UNKNOWN_ENDPOINT),
                refusal.diagnostics().stream().map(Diagnostic::code).toList());
        assertEquals("did you mean 'lif1'?", refusal.diagnostics().get(1).hint().orElseThrow());
    }

    @Test
    void refusesANameThatIsTakenAndOneThatIsNot() {
        var graph = chain().edit();
        assertThrows(IllegalArgumentException.class, () -> graph.add("s", SCALE));
        assertThrows(IllegalArgumentException.class, () -> graph.replace("u", SCALE));
    }

    @Test
    void removesANodeWithItsEdgesAndNotes() {
        Graph graph = chain().edit().metadata("s", NOTES).remove("s").build();
        assertEquals(Set.of("t", "x", "y"), graph.nodes().keySet());
        assertEquals(List.of(new Edge("t", "y")), graph.edges());
    }

    @Test
    void findsNodesByKindAndByName() {
        assertEquals(Set.of("s", "t"), chain().all(Scale.class).keySet());
        assertEquals(Optional.of(SCALE), chain().node("s"));
        assertEquals(Optional.empty(), chain().node("u"));
        assertTrue(chain().toString().contains("4 nodes and 3 edges"));
    }

    @Test
    void hasTheShapesOfItsPorts() {
        assertEquals(Optional.of(Shape.of(3)), chain().input());
        assertEquals(Shape.of(3), chain().output(Shape.of(3)));
        Graph portless = Graph.builder().add("s", SCALE).build();
        assertEquals(Optional.empty(), portless.input());
        InvalidNetwork refusal = assertThrows(InvalidNetwork.class, () -> portless.output(Shape.of(3)));
        assertEquals(Code.NESTED_PORTS, refusal.diagnostics().getFirst().code());
        assertThrows(InvalidNetwork.class, () -> chain().output(Shape.of(4)));
    }
}
