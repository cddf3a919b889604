package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.Snn;
import io.nir4j.dsl.SnnFile;
import io.nir4j.io.NirFile;
import io.nir4j.model.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertToTextTest {
    private static final Path NETWORK = CommandRun.model("norse/conv-flatten-fc");
    private static final Graph GRAPH = NirFile.read(NETWORK).graph();

    @TempDir
    private Path folder;

    @Test
    void throughATextAndBackItIsTheSameNetwork() {
        Path text = folder.resolve("net.snn");
        Path back = folder.resolve("back.nir");

        CommandRun.of("convert", NETWORK, text)
                .endsWith(ExitCode.FINE)
                .complains(text + ": text (.snn), 7 nodes")
                .complains(folder.resolve("net.snn.npz") + ": its large arrays");
        CommandRun.of("convert", text, back).endsWith(ExitCode.FINE);

        assertEquals(GRAPH, SnnFile.read(text).graph());
        assertEquals(GRAPH, NirFile.read(back).graph());
        CommandRun.of("fmt", "--check", text).endsWith(ExitCode.FINE);
    }

    @Test
    void whatIsSmallNeedsNoSecondFile() {
        Path text = folder.resolve("net.snn");

        CommandRun.of("convert", CommandRun.testdata("wire/duplicate-edges.nir"), text)
                .endsWith(ExitCode.FINE);

        assertFalse(Files.exists(folder.resolve("net.snn.npz")));
    }

    @Test
    void standardOutputGetsAllOfIt() {
        CommandRun run =
                CommandRun.of("convert", NETWORK, "-", "--format", "snn").endsWith(ExitCode.FINE);

        assertEquals(GRAPH, Snn.parse(run.out()).graph());
    }

    @Test
    void standardOutputIsForTextUnlessADrawingIsAskedFor() {
        CommandRun text = CommandRun.of("convert", NETWORK, "-").endsWith(ExitCode.FINE);
        CommandRun drawing =
                CommandRun.of("convert", NETWORK, "-", "--format", "mmd").endsWith(ExitCode.FINE);

        assertEquals(GRAPH, Snn.parse(text.out()).graph());
        assertTrue(drawing.out().contains("flowchart LR"), drawing.out());
        CommandRun.of("convert", NETWORK, "-", "--format", "json")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("- prints texts and drawings, JSON goes into a file");
    }

    @Test
    void elidedItShowsNoLargeArray() throws IOException {
        Path text = folder.resolve("net.snn");

        CommandRun.of("convert", NETWORK, text, "--elide").endsWith(ExitCode.FINE);

        assertTrue(Files.readString(text).contains("weight = elided(3 x 4 x 3 x 3, min = "), () -> "not elided");
        assertFalse(Files.exists(folder.resolve("net.snn.npz")));
        CommandRun.of("convert", text, folder.resolve("net.nir"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("error NIR-607");
    }

    @Test
    void aNetworkThatIsWrongIsPrintedToBeLookedAtAndNotToBeKept() {
        Path wrong = CommandRun.testdata("wire/bad-dangling-edge.nir");

        CommandRun.of("convert", wrong, folder.resolve("net.snn")).endsWith(ExitCode.UNUSABLE_INPUT);
        CommandRun.of("convert", wrong, "-", "--format", "snn", "--elide")
                .endsWith(ExitCode.FINE)
                .complains("warning NIR-201");
    }

    @Test
    void optionsOfOtherFormatsAreWrongUsage() {
        Path text = folder.resolve("net.snn");

        CommandRun.of("convert", NETWORK, text, "--compression", "gzip").endsWith(ExitCode.WRONG_USAGE);
        CommandRun.of("convert", NETWORK, text, "--sidecar", "npz").endsWith(ExitCode.WRONG_USAGE);
        CommandRun.of("convert", NETWORK, folder.resolve("net.json"), "--elide").endsWith(ExitCode.WRONG_USAGE);
    }
}
