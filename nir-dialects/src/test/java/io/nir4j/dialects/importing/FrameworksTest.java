package io.nir4j.dialects.importing;

import static io.nir4j.dialects.importing.Networks.filled;
import static io.nir4j.dialects.importing.Networks.graph;
import static io.nir4j.dialects.importing.Networks.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.TimeStep;
import io.nir4j.io.NirFile;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.Input;
import io.nir4j.model.LIF;
import io.nir4j.model.Output;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks as their authors mean them.
final class FrameworksTest {
    private static final Path EXPORTED = Path.of("..", "testdata", "frameworks");

    @TempDir
    private Path folder;

    /// One neuron with these, behind a matrix.
    private static Graph neuron(double tau, double r) {
        Shape one = Shape.of(1);
        LIF neuron = new LIF(Tensor.of(one, tau), Tensor.of(one, r), Tensor.of(one, 0.0), Tensor.of(one, 1.0));
        return graph(
                Map.of("x", Input.of(1), "fc", matrix(1, 1), "lif", neuron, "y", Output.of(1)), "x -> fc -> lif -> y");
    }

    @Test
    void snnTorchsStepIsInItsFilesAndItsResetIsNot() {
        Imported imported = Frameworks.snnTorch().read(EXPORTED.resolve("snntorch-export/rleaky-all-to-all/model.nir"));

        assertEquals("snntorch", imported.dialect().name());
        assertEquals(1e-4, imported.timeStep().seconds());
        assertEquals("the file: r = tau/dt in every neuron", imported.timeStep().origin());
        assertEquals(List.of(), imported.report());
        assertEquals(
                List.of(Code.SEVERAL_READINGS),
                imported.findings().stream().map(Diagnostic::code).toList());
    }

    @Test
    void norsesOwnNetworksNeedNothing() {
        Path file = EXPORTED.resolve("norse-export/lifbox-libox/model.nir");

        Imported imported = Frameworks.norse().read(file);

        assertEquals(NirFile.read(file).graph(), imported.graph());
        assertEquals(1e-3, imported.timeStep().seconds());
    }

    @Test
    void rockpoolsStepFollowsFromItsGain() {
        double tau = 0.0025;
        double step = 1e-4;
        double gain = tau * Math.exp(-step / tau) / step;

        assertEquals(
                step, Frameworks.rockpool().read(neuron(tau, gain)).timeStep().seconds());
    }

    @Test
    void spyxWritesTheDecayAsItsGain() {
        assertEquals(2.0, Frameworks.spyx().read(neuron(20, 0.9)).timeStep().seconds());
    }

    @Test
    void sinabsCountsStepsUnlessTheCallerSaysHowLongTheyAre() {
        Imported counting = Frameworks.sinabs().read(neuron(20, 1));
        Imported timed = Frameworks.sinabs().every(1e-3).read(neuron(20, 1));

        assertEquals(1, counting.timeStep().seconds());
        assertEquals(20, tau(counting));
        assertEquals(1e-3, timed.timeStep().seconds());
        assertEquals(0.02, tau(timed));
    }

    @Test
    void hxtorchsMillisecondsBecomeSecondsAndAreReported() {
        Shape one = Shape.of(1);
        CubaLIF chip = new CubaLIF(filled(one, 10), filled(one, 20), filled(one, 1), filled(one, 0), filled(one, 1));
        Graph network =
                graph(Map.of("0", Input.of(1), "1", matrix(1, 1), "2", chip, "3", Output.of(1)), "0 -> 1 -> 2 -> 3");

        Imported imported = Frameworks.hxtorch().read(network);

        CubaLIF seconds = (CubaLIF) imported.graph().node("2").orElseThrow();
        assertEquals(filled(one, 0.01), seconds.tauSyn());
        assertEquals(1e-6, imported.timeStep().seconds());
        assertEquals("times-in-milliseconds", imported.report().getFirst().fix());
    }

    @Test
    void aNetworkOfUnknownOriginIsReadAsItsLikelyAuthorMeansItAndSaysSo() {
        Imported imported = Frameworks.of(EXPORTED.resolve("snntorch-export/rleaky-all-to-all/model.nir"));

        assertEquals("snntorch", imported.dialect().name());
        assertEquals(1e-4, imported.timeStep().seconds());
        Diagnostic author = imported.findings().getFirst();
        assertEquals(Severity.NOTE, author.severity());
        assertTrue(author.message().matches("written by: .*probably snnTorch: .*r = tau/dt.*"), author.message());
        assertEquals(
                1,
                imported.findings().stream()
                        .filter(finding -> finding.message().contains("reset_mechanism"))
                        .count());
    }

    @Test
    void aNetworkOfNobodysIsReadAsNirDefinesIt() {
        Graph network = neuron(0.02, 0.37);

        Imported imported = Frameworks.of(network);

        assertEquals("nir", imported.dialect().name());
        assertEquals(Treatment.of(network).graph(), imported.graph());
        assertTrue(imported.findings().getFirst().message().startsWith("written "));
    }

    @Test
    void jaxsnnAndLavaDlAreFrameworksToo() {
        assertEquals(1e-3, Frameworks.jaxsnn().stepSeconds().orElseThrow());
        assertEquals(
                1e-4, Frameworks.lavaDl().read(neuron(0.02, 200)).timeStep().seconds());
    }

    @Test
    void spikingJellysStepIsInItsIntegrators() {
        Shape one = Shape.of(1);
        Graph network = graph(
                Map.of("x", Input.of(1), "if", new IF(Tensor.of(one, 2e3), Tensor.of(one, 1.0)), "y", Output.of(1)),
                "x -> if -> y");

        TimeStep step = Frameworks.spikingJelly().read(network).timeStep();

        assertEquals(5e-4, step.seconds());
        assertEquals("the file: r = 1/dt in every IF", step.origin());
    }

    @Test
    void whatNoFixMakesValidIsRefusedWithItsFile() {
        Path file = folder.resolve("broken.nir");
        NirFile.write(file, neuron(-1, 1));

        InvalidNetwork refused =
                assertThrows(InvalidNetwork.class, () -> Frameworks.norse().read(file));

        assertTrue(refused.diagnostics().stream().anyMatch(finding -> finding.code() == Code.NOT_POSITIVE));
        assertEquals(
                Optional.of(file.toString()),
                refused.diagnostics().getFirst().place().file());
    }

    @Test
    void aFrameworkThatNobodyKnowsBringsTheNearest() {
        InvalidNetwork unknown = assertThrows(InvalidNetwork.class, () -> Frameworks.named("snntroch"));

        assertEquals(
                Optional.of("did you mean 'snntorch'?"),
                unknown.diagnostics().getFirst().hint());
        assertFalse(Frameworks.all().isEmpty());
    }

    private static double tau(Imported imported) {
        return ((LIF) imported.graph().node("lif").orElseThrow()).tau().getDouble(0);
    }
}
