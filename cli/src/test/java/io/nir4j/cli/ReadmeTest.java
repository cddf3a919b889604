package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.cli.MarkdownPage.Block;
import io.nir4j.io.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the README shows is what happens.
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path EXAMPLES = Path.of("..", "testdata", "examples");
    private static final Path ND4J_EXAMPLE =
            Path.of("../backends/nd4j/src/test/java/io/nir4j/backends/nd4j/ReadmeExample.java");
    private static final Path EXAMPLE = Path.of("src/test/java/io/nir4j/cli/ReadmeExample.java");

    @Test
    void itsProgramComputesWhatTheFrameworkDoes() throws IOException {
        Path model = CommandRun.model("norse/recurrent-cubalif");

        var outputs = ReadmeExample.run(model, CommandRun.input("norse/recurrent-cubalif"));

        assertEquals(Npz.read(model.resolveSibling("expected.npz")).get("output"), outputs.get("output"));
    }

    @Test
    void itsProgramIsTheOneCompiledHere() throws IOException {
        String source = Files.readString(EXAMPLE);

        assertEquals(
                source.substring(source.indexOf("\nimport ") + 1),
                MarkdownPage.of(README).texts("java").getFirst());
    }

    @Test
    void itsLinesForOtherArraysAreCompiledWithTheirBackend() throws IOException {
        String source = Files.readString(ND4J_EXAMPLE);
        List<String> programs = MarkdownPage.of(README).texts("java");

        assertEquals(2, programs.size());
        assertTrue(source.contains(programs.getLast().indent(8)), programs.getLast());
    }

    @Test
    void itsCommandsPrintWhatItShows() throws IOException {
        List<Block> blocks = MarkdownPage.of(README).blocks("console");

        assertTrue(blocks.size() >= 3, "the README shows " + blocks.size() + " commands");
        blocks.forEach(block -> ShownCommand.of(block)
                .check(
                        word -> word.startsWith("testdata/") ? "../" + word : word,
                        printed -> printed.replace("../testdata/", "testdata/")));
    }

    @Test
    void itsNetworkIsAnExample() throws IOException {
        String example = Files.readString(EXAMPLES.resolve("classifier.snn"));

        List<String> networks = MarkdownPage.of(README).texts("snn");

        assertFalse(networks.isEmpty());
        networks.forEach(network -> assertTrue(example.startsWith(network), network));
    }

    @Test
    void itNamesEveryCommand() throws IOException {
        String text = Files.readString(README);

        assertFalse(text.isEmpty());
        Main.COMMANDS.forEach(
                command -> assertTrue(text.contains("`nir " + command), () -> "nothing about " + command));
    }
}
