package io.nir4j.compiler.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.lowering.ExecutionOrder.Component;
import io.nir4j.model.Edge;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExecutionOrderTest {

    private static ExecutionOrder order(String... edges) {
        return ExecutionOrder.of(FlatGraph.of(Graphs.of(edges)));
    }

    private static List<String> nodes(ExecutionOrder order) {
        return order.components().stream()
                .flatMap(component -> component.nodes().stream())
                .toList();
    }

    @Test
    void sourcesComeBeforeTheirReaders() {
        ExecutionOrder order = order("x c", "c a", "a b", "b y");
        assertEquals(List.of("x", "c", "a", "b", "y"), nodes(order));
        assertTrue(order.components().stream().noneMatch(Component::loops));
        assertEquals(Set.of(), order.backEdges());
    }

    @Test
    void everyNodeComesAfterAllOfItsSources() {
        ExecutionOrder order = order("x a", "x d", "a b", "d b", "b y", "d y", "a e", "e d");
        List<String> nodes = nodes(order);
        for (String edge : List.of("x a", "x d", "a b", "d b", "b y", "d y", "a e", "e d")) {
            String[] ends = edge.split(" ", -1);
            assertTrue(nodes.indexOf(ends[0]) < nodes.indexOf(ends[1]), edge);
        }
    }

    @Test
    void nodeThatFeedsItselfLoops() {
        ExecutionOrder order = order("x a", "a a", "a y");
        assertEquals(Set.of(new Edge("a", "a")), order.backEdges());
        assertTrue(order.components().contains(new Component(List.of("a"), true)));
    }

    @Test
    void cycleStartsAtTheNodeNearestToTheInputs() {
        ExecutionOrder order = order("x n", "n b", "b a", "a n", "b y");
        assertEquals(Set.of(new Edge("a", "n")), order.backEdges());
        assertTrue(order.components().contains(new Component(List.of("n", "b", "a"), true)));
    }

    @Test
    void nameDecidesAmongNodesEquallyNear() {
        ExecutionOrder order = order("x a", "x b", "a b", "b a", "b y");
        assertEquals(Set.of(new Edge("b", "a")), order.backEdges());
    }

    @Test
    void nodeInACycleRunsAsSoonAsItsSourcesHaveRun() {
        // c is as near as b, yet needs a, b and d.
        ExecutionOrder order = order("x a", "a b", "a c", "b d", "d c", "c a", "c y");
        assertEquals(Set.of(new Edge("c", "a")), order.backEdges());
        assertTrue(order.components().contains(new Component(List.of("a", "b", "d", "c"), true)));
    }

    @Test
    void cycleInsideACycleIsCutToo() {
        ExecutionOrder order = order("x a", "a b", "b c", "c d", "d a", "c b", "d y");
        assertEquals(Set.of(new Edge("d", "a"), new Edge("c", "b")), order.backEdges());
    }

    @Test
    void cycleThatNoInputReachesIsCutByName() {
        ExecutionOrder order = order("x y", "b a", "a b", "b y");
        assertEquals(Set.of(new Edge("b", "a")), order.backEdges());
    }

    @Test
    void cyclesOnTheWayToEachOtherAreApart() {
        ExecutionOrder order = order("x a", "a b", "b a", "b c", "c d", "d c", "d y");
        assertEquals(Set.of(new Edge("b", "a"), new Edge("d", "c")), order.backEdges());
        assertTrue(order.cycleHolds("a", "b"));
        assertTrue(order.cycleHolds("c", "d"));
        assertFalse(order.cycleHolds("b", "c"));
        assertFalse(order.cycleHolds("x", "x"));
        assertFalse(order.isInCycle("y"));
    }
}
