package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.io.numpy.Npz;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Skeletons filled with state_dicts that the frameworks saved, and what the frameworks computed with them.
final class ConvertWeightsTest {
    @TempDir
    private Path folder;

    private static Path file(String framework, String name) {
        return CommandRun.testdata("weights/" + framework + "/" + name);
    }

    @ParameterizedTest
    @CsvSource({"snntorch, 0", "norse, 1e-5"})
    void filledSkeletonsComputeWhatTheFrameworkDid(String framework, double tolerance) throws IOException {
        Path net = folder.resolve("net.nir");
        Path out = folder.resolve("out.npz");
        CommandRun.of("convert", file(framework, "skeleton.snn"), net, "--weights", file(framework, "state.npz"))
                .endsWith(ExitCode.FINE);
        CommandRun.of("run", net, "--input", file(framework, "input.npy"), "--dialect", framework, "--output", out)
                .endsWith(ExitCode.FINE);

        Tensor expected = Npz.read(file(framework, "expected.npz")).get("output");
        Tensor found = Npz.read(out).get("output");
        assertEquals(expected.shape(), found.shape());
        for (long i = 0; i < expected.elements(); i++) {
            assertEquals(expected.getDouble(i), found.getDouble(i), tolerance, "element " + i);
        }
    }

    @Test
    void saysWhatEveryKeyBecame() {
        CommandRun.of(
                        "convert",
                        file("snntorch", "skeleton.snn"),
                        folder.resolve("net.nir"),
                        "--weights",
                        file("snntorch", "state.npz"))
                .endsWith(ExitCode.FINE)
                .complains("weight of lif1.w_rec")
                .complains("reset to zero, which NIR does not record")
                .complains("v_leak of lif2, as in the skeleton");
    }

    @Test
    void weightsOfAnotherModelAreRefusedKeyByKey() {
        CommandRun.of(
                        "convert",
                        file("norse", "skeleton.snn"),
                        folder.resolve("net.nir"),
                        "--weights",
                        file("snntorch", "state.npz"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("NIR-411")
                .complains("NIR-412");
    }

    @Test
    void optionsOfWeightsNeedWeights() {
        CommandRun.of("convert", file("norse", "skeleton.snn"), folder.resolve("net.nir"), "--allow-unused")
                .endsWith(ExitCode.WRONG_USAGE);
    }
}
