package io.nir4j.compiler.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.pass.Optimizer;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.Snapshot;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialects;
import io.nir4j.dsl.Snn;
import io.nir4j.model.Graph;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReductionTest {
    private static final int MANY = 5_000;

    private static Graph graph(String text) {
        return Snn.parse(text).graph();
    }

    private static Graph chain(int layers) {
        var chain = new StringBuilder("input x [4]\n");
        var edges = new StringBuilder("x");
        for (int layer = 0; layer < layers; layer++) {
            chain.append("fc").append(layer).append(" = Linear(weight = eye(4))\n");
            edges.append(" -> fc").append(layer);
        }
        chain.append("lif = LIF[4](tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V)\n");
        return graph(chain.append(edges).append(" -> lif -> output y\n").toString());
    }

    @Test
    void leavesNothingButWhatTheCheckAsksFor() throws IOException {
        Reduction reduction =
                Reduction.of(chain(20), graph -> graph.all(LIF.class).containsKey("lif"), MANY, smaller -> {});

        assertTrue(reduction.complete());
        assertTrue(reduction.graph().nodes().size() <= 3, reduction.graph()::toString);
        assertEquals(1, reduction.graph().all(LIF.class).size());
        assertTrue(reduction.checks() < 100, () -> reduction.checks() + " checks");
    }

    @Test
    void shortensAxes() throws IOException {
        Reduction reduction =
                Reduction.of(chain(3), graph -> !graph.all(Linear.class).isEmpty(), MANY, smaller -> {});

        Linear left = reduction.graph().all(Linear.class).values().iterator().next();
        assertEquals(Shape.of(1, 1), left.weight().shape());
    }

    @Test
    void tellsOfEachSmallerNetwork() throws IOException {
        List<Graph> told = new ArrayList<>();

        Reduction reduction = Reduction.of(chain(5), graph -> true, MANY, told::add);

        assertEquals(reduction.graph(), told.getLast());
    }

    @Test
    void stopsAfterAsManyChecksAsItMayMake() throws IOException {
        Reduction reduction =
                Reduction.of(chain(20), graph -> graph.all(Linear.class).size() > 2, 4, smaller -> {});

        assertEquals(4, reduction.checks());
        assertFalse(reduction.complete());
    }

    @Test
    void refusesANetworkThatTheCheckDoesNotHoldOf() {
        InvalidNetwork refused =
                assertThrows(InvalidNetwork.class, () -> Reduction.of(chain(1), graph -> false, MANY, smaller -> {}));

        assertEquals(Code.CHECK_SAYS_NO, refused.diagnostics().getFirst().code());
    }

    @Test
    void findsTheRewriteThatChangesTheVerdict() throws IOException {
        Graph graph = chain(9);
        List<Snapshot> rewrites = new ArrayList<>();
        Optimizer.run(graph, Pipeline.parse("fold"), new Setting(Dialects.NIR, 1e-3), rewrites::add);

        Bisection found =
                Bisection.of(graph, rewrites, one -> one.all(Linear.class).size() > 4);

        Snapshot culprit = rewrites.get(found.number() - 1);
        assertEquals(4, culprit.graph().all(Linear.class).size());
        assertEquals(5, found.before().all(Linear.class).size());
        assertEquals(culprit.applied(), found.culprit());
        assertTrue(found.verdict());
        assertTrue(found.checks() <= 6, () -> found.checks() + " checks");
    }

    @Test
    void refusesToLookForARewriteWhereTheVerdictStays() {
        Graph graph = RandomGraphs.runnable().generate(3);

        assertThrows(InvalidNetwork.class, () -> Bisection.of(graph, List.of(), one -> true));
    }
}
