package io.nir4j.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialects;
import io.nir4j.dsl.Snn;
import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {
    private static final Setting SETTING = new Setting(Dialects.NIR, 1e-3);
    private static final String FACTORS = """
        input x [2]
        a = Scale(scale = [2, 3])
        b = Scale(scale = [4, 5])
        c = Scale(scale = [6, 7])
        x -> a -> b -> c -> output y
        """;

    private static Graph graph(String text) {
        return Snn.parse(text).graph();
    }

    private static Optimized run(String text, String passes, Setting setting) {
        return Optimizer.run(graph(text), Pipeline.parse(passes), setting);
    }

    private static List<Code> codes(Optimized optimized) {
        return optimized.findings().stream().map(Diagnostic::code).toList();
    }

    @Test
    void saysInTheMetadataWhatWasDone() {
        Graph once = run(FACTORS, "identities,fold{max=1}", SETTING).graph();
        Graph twice = Optimizer.run(once, Pipeline.parse("dce"), new Setting(Dialects.SNNTORCH, 1e-4))
                .graph();

        assertEquals(
                Map.of(Optimizer.PASSES, new Value.Text("identities,fold{max=1}")),
                once.metadata().entries());
        assertEquals(
                Map.of(
                        Optimizer.PASSES, new Value.Text("identities,fold{max=1},dce"),
                        Optimizer.DIALECT, new Value.Text("snntorch")),
                twice.metadata().entries());
    }

    @Test
    void stopsWhenItsBudgetIsSpentAndSaysSo() {
        Optimized one = run(FACTORS, "fold{max=1}", SETTING);

        assertEquals(1, one.applied().count());
        assertEquals(List.of(Code.BUDGET_SPENT), codes(one));
        assertEquals(0, run(FACTORS, "fold{max=0}", SETTING).applied().count());
        assertEquals(List.of(), codes(run(FACTORS, "fold", SETTING)));
    }

    @Test
    void leavesAloneWhatIsToBeKept() {
        Optimized optimized = run(FACTORS, "fold", SETTING.keeping(Set.of("b")));

        // c may not go into b, which would give something else, nor a into b: that would take its input away.
        assertEquals(graph(FACTORS).nodes(), optimized.graph().nodes());
    }

    @Test
    void saysWhichMetadataWentWithANode() {
        Graph noted = graph(FACTORS)
                .edit()
                .metadata("b", new Value.Tree(Map.of("why", new Value.Text("because"))))
                .build();

        Optimized optimized = Optimizer.run(noted, Pipeline.parse("fold"), SETTING);

        assertEquals(Set.of("b"), optimized.lostMetadata().keySet());
        assertEquals(List.of(Code.METADATA_GONE), codes(optimized));
    }

    @Test
    void saysThatTheFileNoLongerImpliesItsStep() {
        String net = """
            input x [1]
            fc = Linear(weight = [[1]])
            lif = LIF(tau = 10 ms, r = 100 Ohm, v_leak = 0 V, v_threshold = 1 V)
            x -> fc -> lif -> output y
            """;

        Optimized optimized = run(net, "gains", SETTING);

        assertEquals(List.of(Code.STEP_NOT_IMPLIED), codes(optimized));
        assertTrue(optimized.findings().getFirst().message().contains("1.0E-4 s"), optimized.findings()::toString);
    }

    @Test
    void saysWhatIsTooLargeForANarrowerType() {
        Optimized optimized = run("""
            input x [2]
            s = Scale(scale = f64[1e300, 1])
            x -> s -> output y
            """, "narrow", SETTING);

        assertEquals(List.of(Code.NOT_NARROWED), codes(optimized));
    }

    @Test
    void refusesANetworkThatIsWrong() {
        Graph wrong = graph(FACTORS).edit().remove("y").connect("a", "x").build();

        assertThrows(InvalidNetwork.class, () -> Optimizer.run(wrong, Pipeline.parse("dce"), SETTING));
    }

    @Test
    void gainsThatADialectDoesNotReadStayWhereTheyAre() {
        String net = """
            input x [2]
            s = Scale(scale = [2, 3])
            lif = LIF[2](tau = 10 ms, r = 5 Ohm, v_leak = 0 V, v_threshold = 1 V)
            x -> s -> lif -> output y
            """;

        assertEquals(1, run(net, "fold", SETTING).applied().count());
        assertEquals(
                0, run(net, "fold", new Setting(Dialects.NORSE, 1e-3)).applied().count());
    }

    @Test
    void gainsThatADialectDividesPotentialsByStayPositive() {
        String net = """
            input x [2]
            s = Scale(scale = [%s, 3])
            cuba = CubaLIF[2](tau_syn = 5 ms, tau_mem = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V, w_in = 2)
            lif = LIF[2](tau = 10 ms, r = 5 Ohm, v_leak = 0 V, v_threshold = 1 V)
            x -> s -> %s -> output y
            """;
        Setting folds = new Setting(Dialects.SPINNAKER2, 1e-3);

        for (String neuron : List.of("lif", "cuba")) {
            assertEquals(
                    1, run(net.formatted("2", neuron), "fold", folds).applied().count(), neuron);
            assertEquals(
                    0, run(net.formatted("-2", neuron), "fold", folds).applied().count(), neuron);
            assertEquals(
                    1,
                    run(net.formatted("-2", neuron), "fold", SETTING).applied().count(),
                    neuron);
        }
    }

    @Test
    void countsWhatTheNetworkCosts() {
        Measures size = run("""
            input x [2, 4, 4]
            conv = Conv2d(weight = zeros(3 x 2 x 3x3), stride = 1, padding = 0, dilation = 1, groups = 1, bias = zeros(3))
            lif = LIF(tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V)
            pool = SumPool2d(kernel_size = 2, stride = 2, padding = 0)
            late = Delay(delay = 5 ms)
            x -> conv -> lif -> pool -> late -> output y
            """, "dce", SETTING).before();

        assertEquals(6, size.nodes());
        assertEquals(5, size.edges());
        assertEquals(3 * 2 * 9 + 3 + 4 * 12 + 3, size.parameters());
        assertEquals(12 * 2 * 9 + 3 * 4, size.multiplyAdds());
        assertEquals(4 * (12 + 3 * 5), size.stateBytes());
    }

    @ParameterizedTest
    @EnumSource
    void presetsMakeNothingWorseAndAreDoneAfterOnce(Preset preset) {
        Property.forAllGraphs(31, 150, RandomGraphs.runnable(), graph -> {
            Optimized once = Optimizer.run(graph, preset.pipeline(), SETTING);
            Measures before = once.before();
            for (Optimized.PassResult pass : once.passes()) {
                assertTrue(pass.after().nodes() <= before.nodes(), pass.pass());
                assertTrue(pass.after().multiplyAdds() <= before.multiplyAdds(), pass.pass());
                assertTrue(pass.after().stateBytes() <= before.stateBytes(), pass.pass());
                before = pass.after();
            }
            assertEquals(
                    0,
                    Optimizer.run(once.graph(), preset.pipeline(), SETTING)
                            .applied()
                            .count());
        });
    }
}
