package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NirFile;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final Path NETWORK = CommandRun.model("norse/conv-flatten-fc");

    @TempDir
    private Path folder;

    private static Graph graph(Path file) {
        return NirFile.read(file).graph();
    }

    @Test
    void throughJsonAndBackItIsTheSameNetwork() {
        Path json = folder.resolve("net.json");
        Path back = folder.resolve("net.nir");

        CommandRun.of("convert", NETWORK, json).endsWith(ExitCode.FINE).complains(json + ": JSON, 7 nodes, ");
        CommandRun.of("convert", json, back).endsWith(ExitCode.FINE);

        assertEquals(graph(NETWORK), graph(back));
    }

    @Test
    void compressedItIsTheSameNetworkAndSmaller() throws IOException {
        Path plain = folder.resolve("plain.nir");
        Path packed = folder.resolve("packed.nir");
        Path big = CommandRun.testdata("wire/big-compressed.nir");

        CommandRun.of("convert", big, plain).endsWith(ExitCode.FINE);
        CommandRun.of("convert", big, packed, "--compression", "gzip:9").endsWith(ExitCode.FINE);

        assertEquals(graph(plain), graph(packed));
        assertTrue(Files.size(packed) < Files.size(plain), () -> "not smaller: " + packed);
    }

    @Test
    void drawsWhatTheEndingNames() throws IOException {
        for (String drawing : new String[] {"net.dot", "net.mmd", "net.svg"}) {
            Path out = folder.resolve(drawing);

            CommandRun.of("convert", NETWORK, out).endsWith(ExitCode.FINE).complains(out + ": drawing (");

            assertTrue(Files.readString(out).contains("fc"), () -> "no node in " + out);
        }
    }

    @Test
    void anSvgOfThousandsOfNodesIsRefused() {
        GraphBuilder graph = Graph.builder();
        GraphBuilder.Chain chain = graph.input("in", 1);
        for (int node = 0; node < 5000; node++) {
            chain = chain.then("s" + node, new Scale(Tensor.ofFloats(1)));
        }
        chain.output("out", 1);
        Path file = folder.resolve("long.nir");
        NirFile.write(file, graph.build());

        CommandRun.of("convert", file, folder.resolve("long.svg"))
                .endsWith(ExitCode.REFUSED_BY_TARGET)
                .complains("error NIR-009");
        CommandRun.of("convert", file, folder.resolve("long.dot")).endsWith(ExitCode.FINE);
    }

    @Test
    void drawsANetworkThatIsWrongAndSaysSo() {
        Path out = folder.resolve("net.dot");

        CommandRun.of("convert", CommandRun.testdata("wire/bad-dangling-edge.nir"), out)
                .endsWith(ExitCode.FINE)
                .complains("warning NIR-201");

        assertTrue(Files.exists(out));
    }

    @Test
    void inPlaceItIsTheSameNetwork() throws IOException {
        Path file = Files.copy(NETWORK, folder.resolve("net.nir"));

        CommandRun.of("convert", file, file, "--compression", "gzip").endsWith(ExitCode.FINE);

        assertEquals(graph(NETWORK), graph(file));
    }

    @Test
    void largeArraysGoIntoASidecar() {
        Path json = folder.resolve("net.json");

        CommandRun.of("convert", CommandRun.testdata("wire/big-compressed.nir"), json, "--sidecar", "npz")
                .endsWith(ExitCode.FINE);

        assertTrue(Files.exists(folder.resolve("net.npz")));
        assertEquals(graph(CommandRun.testdata("wire/big-compressed.nir")), graph(json));
    }

    @Test
    void formatOverridesTheEnding() {
        Path file = folder.resolve("net.data");

        CommandRun.of("convert", NETWORK, file, "--format", "json").endsWith(ExitCode.FINE);

        assertEquals("JSON", NirFile.read(file).format().label());
    }

    @Test
    void wrongStructureIsRefusedAndNothingIsWritten() throws IOException {
        Path target = Files.writeString(folder.resolve("old.nir"), "old");

        CommandRun.of("convert", CommandRun.testdata("wire/bad-dangling-edge.nir"), target)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("error NIR-201")
                .complains("--unchecked");

        assertArrayEquals(new String[] {"old"}, Files.readAllLines(target).toArray());
    }

    @Test
    void uncheckedAlsoWrongStructureIsConverted() {
        Path wrong = CommandRun.testdata("wire/bad-dangling-edge.nir");
        Path target = folder.resolve("net.nir");

        CommandRun.of("convert", "--unchecked", wrong, target)
                .endsWith(ExitCode.FINE)
                .complains("warning NIR-201");

        assertEquals(graph(wrong), graph(target));
    }

    @Test
    void whatMattersForRunningIsSaidAndConverted() {
        for (String name : new String[] {"bad-negative-tau", "bad-nan-weights", "bad-unknown-type"}) {
            Path source = CommandRun.testdata("wire/" + name + ".nir");
            Path target = folder.resolve(name + ".json");

            CommandRun.of("convert", source, target).endsWith(ExitCode.FINE).complains("warning NIR-");

            assertEquals(graph(source), graph(target), name);
        }
    }

    @Test
    void quietlyOnlyErrorsAreSaid() {
        CommandRun.of("convert", "-q", CommandRun.testdata("wire/bad-negative-tau.nir"), folder.resolve("net.nir"))
                .endsWith(ExitCode.FINE)
                .isSilent()
                .printsNothing();
    }

    @Test
    void unknownEndingIsGuessed() {
        Path target = folder.resolve("net.jsn");

        CommandRun.of("convert", NETWORK, target)
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("no format belongs to '.jsn'")
                .complains("did you mean '.json'?");

        assertFalse(Files.exists(target));
    }

    @Test
    void optionsOfAnotherFormatAreWrongUsage() {
        CommandRun.of("convert", NETWORK, folder.resolve("net.json"), "--compression", "gzip")
                .endsWith(ExitCode.WRONG_USAGE);
        CommandRun.of("convert", NETWORK, folder.resolve("net.nir"), "--sidecar", "npz")
                .endsWith(ExitCode.WRONG_USAGE);
        CommandRun.of("convert", NETWORK, folder.resolve("net.nir"), "--compression", "zip")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("'zip' is no compression");
    }

    @Test
    void aFolderThatDoesNotExistIsWritingFailed() {
        CommandRun.of("convert", NETWORK, folder.resolve("no/net.nir"))
                .endsWith(ExitCode.READING_OR_WRITING_FAILED)
                .complains("NIR-008");
    }
}
