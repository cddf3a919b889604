package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConformanceCommandTest {
    private static final Path SUITE = CommandRun.testdata("conformance");
    private static final Path PAGE = Path.of("..", "docs", "support.md");

    @TempDir
    private Path folder;

    private static CommandRun run(Object... arguments) {
        Object[] words = new Object[arguments.length + 3];
        words[0] = "conformance";
        words[1] = "--suite";
        words[2] = SUITE;
        System.arraycopy(arguments, 0, words, 3, arguments.length);
        return CommandRun.of(words);
    }

    /// A suite of its own in which one case expects what does not come.
    private Path planted() throws IOException {
        String manifest = Files.readString(SUITE.resolve("manifest.json"));
        String here = SUITE.toAbsolutePath().normalize().toString();
        String wrong = manifest.replace("\"array\": \"norse:output\"", "\"array\": \"nir:output\"")
                .replaceAll("\"([^\"]+\\.(nir|npy|npz))\"", "\"" + Matcher.quoteReplacement(here) + "/$1\"");
        Path copy = Files.createDirectory(folder.resolve("suite"));
        Files.writeString(copy.resolve("manifest.json"), wrong);
        return copy;
    }

    @Test
    void countsPassesByPrimitiveChoiceDialectAndRefusal() {
        run("--case", "neurons/lif/*", "--case", "refusals/network/*")
                .endsWith(ExitCode.FINE)
                .isSilent()
                .prints("\nLIF        ")
                .prints("reset=to-v-reset")
                .prints("\nspyx             1 of 1")
                .prints("network             13 of 13")
                .prints(" passed, 0 failed");
    }

    @Test
    void saysWhereAFailureBegins() throws IOException {
        CommandRun.of("conformance", "--suite", planted(), "--case", "neurons/lif/norse")
                .endsWith(ExitCode.NO)
                .prints("FAILED")
                .prints("neurons/lif/norse (reference, ")
                .prints("NIR-610")
                .prints("first at step ")
                .prints("norse    0 of 1")
                .prints("reference: 1 case: 0 passed, 1 failed");
    }

    @Test
    void givesAllOfItAsJson() throws IOException {
        CommandRun failed = CommandRun.of("conformance", "--suite", planted(), "--case", "neurons/lif/n*", "--json")
                .endsWith(ExitCode.NO);
        JsonNode facts = JsonMapper.shared().readTree(failed.out());

        assertEquals(1, facts.at("/backends/reference/failed").asInt());
        assertEquals(1, facts.at("/backends/reference/dialects/norse/failed").asInt());
        assertTrue(facts.at("/backends/reference/primitives/LIF/passed").asInt() > 1);
        assertTrue(facts.at("/cases/0/tests").size() > 2);
    }

    @Test
    void writesAReportForServers() throws IOException {
        Path report = folder.resolve("report.xml");

        run("--case", "edges/equality-if/*", "--report", report).endsWith(ExitCode.FINE);

        assertTrue(Files.readString(report).contains("edges/equality-if/norse"));
    }

    @Test
    void refusesAPatternThatFitsNothing() {
        run("--case", "neurons/none/*")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("no case is called neurons/none/*; names are such as edges/");
    }

    @Test
    void refusesTwoForms() {
        run("--json", "--markdown").endsWith(ExitCode.WRONG_USAGE).complains("give one of them");
    }

    @Test
    void saysThatThereIsNoSuite() {
        CommandRun.of("conformance", "--suite", folder)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("NIR-750")
                .complains("there is no conformance suite in " + folder);
        CommandRun.of("conformance").endsWith(ExitCode.WRONG_USAGE).complains("give the conformance suite by --suite");
    }

    @Test
    void saysThatAManifestIsNewer() throws IOException {
        String manifest = Files.readString(SUITE.resolve("manifest.json"));
        Files.writeString(
                folder.resolve("manifest.json"), manifest.replace("\"formatVersion\": 1", "\"formatVersion\": 9"));

        CommandRun.of("conformance", "--suite", folder)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("the manifest has version 9 of its format; this nir4j knows 1");
    }

    @Test
    void thePageSaysWhatTheSuiteGives() throws IOException {
        String made = run("--all", "--markdown").endsWith(ExitCode.FINE).out();

        assertEquals(
                withoutStamp(Files.readString(PAGE)),
                withoutStamp(made),
                "the suite or a backend has changed: ./nir conformance --all --markdown > docs/support.md");
    }

    private static String withoutStamp(String page) {
        assertTrue(page.contains("\n" + SupportPage.STAMP), page);
        return page.lines().filter(line -> !line.startsWith(SupportPage.STAMP)).collect(Collectors.joining("\n"));
    }
}
