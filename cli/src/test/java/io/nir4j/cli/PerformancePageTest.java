package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The commands of `docs/performance.md` exist; nothing is timed here.
class PerformancePageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/performance.md");

    private static List<String> commands() throws IOException {
        return MarkdownPage.of(PAGE).texts("sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("^(time|python) ", ""))
                .toList();
    }

    @Test
    void itsCommandsOfNirCanBeParsed() throws IOException {
        List<String> lines =
                commands().stream().filter(line -> line.startsWith("nir ")).toList();

        assertTrue(lines.size() >= 4, lines::toString);
        Console console = Console.to(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        lines.forEach(line -> {
            String[] words = line.substring("nir ".length()).split(" +", -1);
            assertTrue(Main.complete(console).parseArgs(words).hasSubcommand(), line);
            Arrays.stream(words)
                    .filter(word -> word.startsWith("testdata/"))
                    .forEach(file -> assertTrue(Files.exists(ROOT.resolve(file)), line));
        });
    }

    @Test
    void itsOtherCommandsAreFilesAndKnowTheirWords() throws IOException {
        List<String> lines =
                commands().stream().filter(line -> !line.startsWith("nir ")).toList();
        String known = Files.readString(ROOT.resolve("bench/src/main/java/io/nir4j/bench/Main.java"));

        assertTrue(lines.size() >= 6, lines::toString);
        for (String line : lines) {
            List<String> words = Arrays.asList(line.split(" +", -1));
            words.stream()
                    .filter(word -> word.startsWith("bench/"))
                    .forEach(file -> assertTrue(Files.exists(ROOT.resolve(file)), line));
            if (words.getFirst().equals("bench/run")) {
                assertTrue(known.contains("case \"" + words.get(1) + "\""), line);
            } else {
                assertEquals("bench/peers/compare.py", words.getFirst(), line);
            }
        }
    }

    @Test
    void itsOptionsOfThePeersScriptAreOptions() throws IOException {
        String script = Files.readString(ROOT.resolve("bench/peers/compare.py"));

        commands().stream()
                .filter(line -> line.startsWith("bench/peers/"))
                .flatMap(line -> Arrays.stream(line.split(" +", -1)))
                .filter(word -> word.startsWith("--"))
                .forEach(option -> assertTrue(script.contains("add_argument(\"" + option + "\""), option));
    }

    @Test
    void itNamesEveryFigureOfTheJson() throws IOException {
        JsonNode facts = new ObjectMapper()
                .readTree(CommandRun.of(
                                "bench",
                                CommandRun.model("norse/lif-layer"),
                                "--input",
                                CommandRun.input("norse/lif-layer"),
                                "--warmup=0",
                                "--repeat=1",
                                "--json")
                        .endsWith(ExitCode.FINE)
                        .out());

        String page = Files.readString(PAGE);
        List<String> figures = facts.propertyNames().stream()
                .filter(name -> name.endsWith("_s") || name.endsWith("_factor"))
                .toList();

        assertTrue(figures.size() >= 8, figures::toString);
        figures.forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    }
}
