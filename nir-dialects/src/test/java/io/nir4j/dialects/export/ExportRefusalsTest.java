package io.nir4j.dialects.export;

import static io.nir4j.dialects.export.SmallExports.MILLISECOND;
import static io.nir4j.dialects.export.SmallExports.lif;
import static io.nir4j.dialects.export.SmallExports.network;
import static io.nir4j.dialects.export.SmallExports.numbers;
import static io.nir4j.dialects.export.SmallExports.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Dialects;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Delay;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Output;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be expressed, and what stands for it where the user takes an approximation.
final class ExportRefusalsTest {
    @Test
    void refusesWithEveryReasonAtOnce() {
        GraphBuilder graph = Graph.builder();
        CubaLIF cuba = new CubaLIF(
                numbers(0.01, 0.01),
                numbers(0.01, 0.01),
                numbers(1, 1),
                numbers(1, 1),
                numbers(2, 2),
                Optional.of(numbers(0, 0)),
                Optional.of(numbers(1, 1)));
        graph.input("input", 2)
                .then("n", cuba)
                .then("wait", new Delay(numbers(0.01, 0.01)))
                .output("output", 2);

        List<Diagnostic> refusals = refusals(graph.build(), Dialects.NIR, Targets.NORSE);

        assertTrue(refusals.stream().allMatch(refusal -> refusal.code() == Code.NOT_EXPORTABLE), refusals::toString);
        assertEquals(
                List.of("n", "wait"),
                refusals.stream()
                        .map(refusal -> refusal.place().node().orElseThrow())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "sinabs, takes the threshold off",
        "sinabs, as many spikes as whole thresholds fit",
        "spyx, the one before it does",
        "lava, arrives",
        "lava, it has 2 neurons",
        "rockpool, tau_mem",
        "hxtorch, its reader takes no LIF",
    })
    void saysWhatIsOtherwiseThere(String target, String reason) {
        List<Diagnostic> refusals = refusals(
                network(lif(1, 0, 0)), Dialects.NIR, Targets.find(target).orElseThrow());

        assertTrue(refusals.stream().anyMatch(refusal -> refusal.message().contains(reason)), refusals::toString);
    }

    @Test
    void approximatesWhatCannotBeExpressedAndSaysSo() {
        Exported exported = Export.of(network(lif(1, 0, 0)), Dialects.NIR, MILLISECOND)
                .approximately()
                .to(Targets.SINABS);

        assertTrue(exported.approximations().stream().allMatch(finding -> finding.code() == Code.APPROXIMATED));
        assertEquals(2, exported.approximations().size(), exported.approximations()::toString);
    }

    @Test
    void takesOneInputAndOneOutputOnly() {
        Graph two = network(lif(1, 0, 0))
                .edit()
                .add("other", Output.of(2))
                .connect("n", "other")
                .build();

        assertTrue(
                refusals(two, Dialects.NIR, Targets.NORSE).getFirst().message().contains("2 nodes Output"));
    }
}
