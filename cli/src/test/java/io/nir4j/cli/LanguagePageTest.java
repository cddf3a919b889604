package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.nir4j.backends.harness.TestResult;
import io.nir4j.backends.harness.TestRunner;
import io.nir4j.backends.spi.Backends;
import io.nir4j.cli.MarkdownPage.Block;
import io.nir4j.dsl.Snn;
import io.nir4j.dsl.SnnNetwork;
import io.nir4j.dsl.spec.TestCase;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.value.ArrayFiles;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/language.md` shows is what happens: its networks are networks, its tests pass, and its commands print
/// what stands below them.
///
/// A block `snn` is a sound network, a block `snn error` is not. A command is about the network in the block before it,
/// under whatever name it uses.
class LanguagePageTest {
    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    private Path folder;

    private static MarkdownPage page() throws IOException {
        return MarkdownPage.of(DOCS.resolve("language.md"));
    }

    private static SnnNetwork network(Block block) {
        return Snn.parse(new SourceText(block.toString(), block.text()), ArrayFiles.in(DOCS));
    }

    @Test
    void thereAreExamplesTestsAndErrors() throws IOException {
        MarkdownPage page = page();

        List<TestCase> tests = page.blocks("snn").stream()
                .flatMap(block -> network(block).tests().stream())
                .toList();

        assertFalse(tests.isEmpty(), "no test");
        assertTrue(page.blocks("snn error").size() >= 2, "too few errors");
        page.blocks()
                .forEach(block ->
                        assertTrue(List.of("snn", "snn error", "console").contains(block.info()), block::toString));
    }

    @TestFactory
    Stream<DynamicTest> itsNetworksAreSound() throws IOException {
        return page().blocks("snn").stream()
                .map(block -> dynamicTest(block.toString(), () -> assertEquals(List.of(), errors(network(block)))));
    }

    /// An unknown type is none: the page shows how one is written.
    private static List<Diagnostic> errors(SnnNetwork network) {
        try {
            TypedGraph.of(network.graph());
            return List.of();
        } catch (InvalidNetwork unsound) {
            return unsound.diagnostics().stream()
                    .filter(finding -> finding.isError() && finding.code() != Code.UNKNOWN_TYPE)
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> itsTestsPass() throws IOException {
        return page().blocks("snn").stream().flatMap(block -> {
            SnnNetwork network = network(block);
            return network.tests().stream()
                    .map(test -> dynamicTest("line " + block.line() + ": " + test.title(), () -> {
                        TestResult result = TestRunner.run(network.graph(), test, Backends.simulator("reference"));
                        assertInstanceOf(TestResult.Passed.class, result, result::toString);
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> itsCommandsPrintWhatItShows() throws IOException {
        List<Block> blocks = page().blocks();
        return IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i).info().equals("console"))
                .mapToObj(i -> {
                    Optional<Block> before = blocks.subList(0, i).stream()
                            .filter(block -> block.info().startsWith("snn"))
                            .reduce((_, last) -> last);
                    return dynamicTest(
                            blocks.get(i).toString(),
                            () -> check(before.orElseThrow(), ShownCommand.of(blocks.get(i))));
                });
    }

    private void check(Block network, ShownCommand command) throws IOException {
        String name = command.words().getLast();
        String file = Files.writeString(folder.resolve(name), network.text()).toString();
        command.check(word -> word.equals(name) ? file : word, printed -> printed.replace(file, name));
    }

    @TestFactory
    Stream<DynamicTest> itsErrorsAreShown() throws IOException {
        List<Block> blocks = page().blocks();
        return IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i).info().equals("snn error"))
                .mapToObj(i -> dynamicTest(
                        blocks.get(i).toString(),
                        () -> assertTrue(
                                blocks.get(i + 1).text().contains("\nerror NIR-"),
                                blocks.get(i + 1).toString())));
    }
}
