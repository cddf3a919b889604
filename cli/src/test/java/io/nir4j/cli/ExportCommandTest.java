package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.Compression;
import io.nir4j.io.NirFile;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `nir convert --to`.
class ExportCommandTest {
    private static final String CASE = "norse/recurrent-cubalif";
    private static final Path NETWORK = CommandRun.model(CASE);

    @TempDir
    private Path folder;

    private float[] output(Path network, String... options) throws IOException {
        Path result = folder.resolve("result.npz");
        Object[] words = new Object[6 + options.length];
        words[0] = "run";
        words[1] = network;
        words[2] = "--input";
        words[3] = CommandRun.input(CASE);
        words[4] = "--output";
        words[5] = result;
        System.arraycopy(options, 0, words, 6, options.length);
        CommandRun.of(words).endsWith(ExitCode.FINE);
        return Npz.read(result).get("output").toFloats();
    }

    @Test
    void writesANetworkThatComputesTheSameInAnotherDialect() throws IOException {
        Path there = folder.resolve("there.nir");

        CommandRun run = CommandRun.of("convert", NETWORK, there, "--to", "snntorch", "--dialect", "norse")
                .endsWith(ExitCode.FINE)
                .complains(there + ": NIR (HDF5)");

        assertTrue(run.out().contains("lif1: one threshold"), run::out);
        assertTrue(run.out().contains("import_from_nir(nir.read(\"" + there), run::out);
        assertArrayEquals(output(NETWORK, "--dialect", "norse"), output(there, "--dialect", "snntorch-import"));
    }

    @Test
    void writesEveryFormat() {
        for (String name : new String[] {"there.json", "there.snn"}) {
            Path there = folder.resolve(name);

            CommandRun.of("convert", NETWORK, there, "--to", "norse").endsWith(ExitCode.FINE);
            CommandRun.of("validate", there).endsWith(ExitCode.FINE);
        }
    }

    @Test
    void refusesWithAFindingForEachNodeAndWritesNothing() {
        Path there = folder.resolve("there.nir");

        CommandRun run = CommandRun.of("convert", NETWORK, there, "--to", "sinabs")
                .endsWith(ExitCode.REFUSED_BY_TARGET)
                .complains("error NIR-720: Sinabs cannot express CubaLIF 'lif1'")
                .complains("error NIR-720: Sinabs cannot express CubaLIF 'lif2'");

        assertEquals("", run.out());
        assertFalse(Files.exists(there));
    }

    @Test
    void measuresWhatAnApproximationDoes() {
        Path example = CommandRun.testdata("examples/first.snn");

        CommandRun run = CommandRun.of(
                        "convert", example, folder.resolve("there.nir"), "--to", "sinabs", "--approximate")
                .endsWith(ExitCode.FINE);

        assertTrue(run.out().contains("warning NIR-721: Sinabs cannot express LIF 'lif1'"), run::out);
        assertTrue(run.out().contains("measured on random spikes"), run::out);
        assertTrue(run.out().contains("lif1"), run::out);
        assertTrue(run.out().contains("spike counts equal in"), run::out);
        assertTrue(run.out().contains("argmax in"), run::out);
        assertTrue(run.out().lines().anyMatch(line -> line.startsWith("first difference: ")), run::out);
        run.complains("to compare them");
    }

    @Test
    void tellsAllOfItAsJson() {
        CommandRun run = CommandRun.of(
                        "convert",
                        CommandRun.testdata("examples/first.snn"),
                        folder.resolve("there.nir"),
                        "--to",
                        "sinabs",
                        "--approximate",
                        "--json")
                .endsWith(ExitCode.FINE);

        for (String key : new String[] {"exact", "changes", "approximations", "difference", "layers", "load", "run"}) {
            assertTrue(run.out().contains("\"" + key + "\": "), () -> key + " is missing in " + run.out());
        }
        assertTrue(run.out().startsWith("{"), run::out);
    }

    @Test
    void tellsRefusalsAsJsonAndWritesNothing() {
        Path there = folder.resolve("there.nir");

        CommandRun run = CommandRun.of("convert", NETWORK, there, "--to", "sinabs", "--json")
                .endsWith(ExitCode.REFUSED_BY_TARGET);

        assertTrue(run.out().contains("\"refusals\": ["), run::out);
        assertTrue(run.out().contains("NIR-720"), run::out);
        assertFalse(Files.exists(there));
    }

    @Test
    void refusesSeveralInputsByName() {
        Path two = folder.resolve("two.nir");
        Graph graph = Graph.builder()
                .add("left", Input.of(2))
                .add("right", Input.of(2))
                .add("output", Output.of(2))
                .connect("left", "output")
                .connect("right", "output")
                .build();
        NirFile.writeNir(two, graph, Compression.NONE);

        CommandRun.of("convert", two, folder.resolve("there.nir"), "--to", "norse", "--approximate")
                .endsWith(ExitCode.REFUSED_BY_TARGET)
                .complains("it has 2 nodes Input ('left', 'right'), and the reader takes exactly one");
    }

    @Test
    void writesNothingWhereTheDataDoNotFit() {
        Path there = folder.resolve("there.nir");

        CommandRun.of(
                        "convert",
                        CommandRun.testdata("examples/first.snn"),
                        there,
                        "--to",
                        "sinabs",
                        "--approximate",
                        "--input",
                        CommandRun.input(CASE))
                .endsWith(ExitCode.UNUSABLE_INPUT);

        assertFalse(Files.exists(there));
    }

    @Test
    void measuresOnTheUsersData() {
        Path input = CommandRun.input("norse/lif-layer");
        CommandRun run = CommandRun.of(
                "convert",
                CommandRun.model("norse/lif-layer"),
                folder.resolve("there.nir"),
                "--to",
                "sinabs",
                "--dialect",
                "norse",
                "--approximate",
                "--input",
                input);

        run.endsWith(ExitCode.FINE);
        assertTrue(run.out().contains("measured on " + input), run::out);
    }

    @Test
    void refusesWhatTheSourceDialectDoesNotMean() {
        CommandRun.of("convert", NETWORK, folder.resolve("there.nir"), "--to", "norse", "--dialect", "hxtorch")
                .endsWith(ExitCode.REFUSED_BY_TARGET)
                .complains("sees of its current the last step's, there this step's");
        CommandRun.of(
                        "convert",
                        CommandRun.model("norse/lif-layer"),
                        folder.resolve("there.nir"),
                        "--to",
                        "norse",
                        "--dialect",
                        "hxtorch")
                .endsWith(ExitCode.REFUSED_BY_TARGET)
                .complains("hxtorch has no counterpart of LIF");
    }

    @Test
    void optionsWithoutTheirMeaningAreMisuse() {
        Path there = folder.resolve("there.nir");

        CommandRun.of("convert", NETWORK, there, "--dialect", "norse")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("add --to");
        CommandRun.of("convert", NETWORK, there, "--json")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("add --to");
        CommandRun.of("convert", NETWORK, "-", "--to", "norse", "--json")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("name a file");
        CommandRun.of("convert", NETWORK, there, "--to", "norse", "--input", "x.npy")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("--approximate");
        CommandRun.of("convert", NETWORK, there, "--to", "nors")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("did you mean 'norse'");
    }
}
