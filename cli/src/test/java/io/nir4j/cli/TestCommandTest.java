package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class TestCommandTest {
    private static final Path EXAMPLE = CommandRun.testdata("examples/first.snn");
    /// Spikes at every second step: v is 0.5, then 1 and above the threshold.
    private static final String NETWORK = """
        input x [1]
        n = IF(r = 1, v_threshold = 0.75)
        x -> n -> output y
        """;
    private static final String FEED = "  dialect nir, dt 1 s\n  feed x = constant(0.5) for 4 steps\n";

    @TempDir
    private Path folder;

    private static String test(String title, String expectation) {
        return "test \"" + title + "\" {\n" + FEED + "  expect " + expectation + "\n}\n";
    }

    private Path file(String name, String... tests) throws IOException {
        return Files.writeString(folder.resolve(name), NETWORK + String.join("", tests));
    }

    private Path good() throws IOException {
        return file("good.snn", test("right", "y spikes at [1, 3]"));
    }

    private Path bad() throws IOException {
        return file("bad.snn", test("right", "n fires 2 times"), test("wrong", "y spikes at [1, 2]"));
    }

    private static Element xml(Path report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getDocumentElement();
    }

    private static Element element(Element root, String tag, int index) {
        return (Element) root.getElementsByTagName(tag).item(index);
    }

    @Test
    void testsThatPassEndWell() {
        CommandRun run = CommandRun.of("test", EXAMPLE).endsWith(ExitCode.FINE).isSilent();

        run.prints("ok          " + EXAMPLE + ": fires every fifth step (reference, ")
                .prints("\n3 tests: 3 passed\n");
    }

    @Test
    void aTestThatFailsShowsTheDifference() throws IOException {
        Path bad = bad();

        CommandRun.of("test", bad)
                .endsWith(ExitCode.NO)
                .isSilent()
                .prints("ok          " + bad + ": right (reference, ")
                .prints("FAILED      " + bad + ": wrong (reference, ")
                .prints("error NIR-610: y[0] spikes at [1, 3], expected at [1, 2]\n  --> " + bad + ":12:3\n")
                .prints("    12 |   expect y spikes at [1, 2]\n")
                .prints("  >    2         1     0     0.5\n")
                .prints("\n2 tests: 1 passed, 1 failed\n");
    }

    @Test
    void quietShowsFailuresAlone() throws IOException {
        CommandRun.of("test", good(), "-q").endsWith(ExitCode.FINE).printsNothing();

        String out = CommandRun.of("test", bad(), "-q").endsWith(ExitCode.NO).out();
        assertTrue(out.startsWith("FAILED"), out);
    }

    @Test
    void everyFileIsRunAndTheWorstOneDecides() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.snn"), "n = LIIF()\n");

        CommandRun.of("test", good(), bad()).endsWith(ExitCode.NO).prints("3 tests: 2 passed, 1 failed");
        CommandRun.of("test", broken, bad())
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("cannot be read  " + broken + "\nerror NIR-102")
                .prints(broken + ":1:5")
                .prints("FAILED");
    }

    @Test
    void aFaultInATestMakesItsFileUnusable() throws IOException {
        Path file = file("fault.snn", test("a", "y fires -1 times"), test("b", "y fires 2 times"));

        CommandRun.of("test", file)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("error NIR-606")
                .prints(file + ":7:");
    }

    @Test
    void aTestThatCannotRunSaysWhy() throws IOException {
        Path file = file("name.snn", test("a", "yy fires 2 times"), test("b", "y fires 2 times"));

        CommandRun.of("test", file)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("cannot run  " + file + ": a (reference, ")
                .prints("error NIR-405: there is no signal 'yy'\n  --> " + file + ":7:10\n")
                .prints("ok          " + file + ": b")
                .prints("2 tests: 1 passed, 1 cannot run");
    }

    @Test
    void aNetworkThatIsWrongIsShownAtItsLine() throws IOException {
        Path file = folder.resolve("dangling.snn");
        String network = "input x [1]\noutput y [1]\nx -> y\ny -> nowhere\n";
        Files.writeString(file, network + test("a", "y fires 2 times"));

        CommandRun.of("test", file)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("cannot run")
                .prints("error NIR-201")
                .prints("--> " + file + ":4:6\n");
    }

    @Test
    void aFaultThatKeepsATextFromBeingReadNamesItsFile() throws IOException {
        Path file = file("dangling.snn", "y -> nowhere\n", test("a", "y fires 2 times"));

        CommandRun.of("test", file)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("cannot be read")
                .prints("--> " + file + ":4:6\n");
    }

    @Test
    void aDialectThatRefusesANetworkIsATargetThatCannotTakeIt() throws IOException {
        Path file = folder.resolve("padded.snn");
        Files.writeString(file, """
            input x [1, 2, 2]
            p = SumPool2d(kernel_size = [1, 1], stride = [1, 1], padding = [1, 1])
            x -> p -> output y
            test "t" {
              dialect norse
              feed x = constant(1) for 2 steps
              expect y at 0 ~ 0 +- 0
            }
            """);

        CommandRun.of("test", file).endsWith(ExitCode.REFUSED_BY_TARGET).prints("cannot run");
    }

    @Test
    void noTestsAreNoSuccess() throws IOException {
        Path none = file("none.snn");

        CommandRun.of("test", none, good())
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("no tests in this file  " + none + "\n")
                .prints("1 test: 1 passed");
    }

    @Test
    void networksThatAreNoTextsHaveNoTests() {
        CommandRun.of("test", CommandRun.model("norse/lif-layer"))
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("model.nir has no tests: they are in texts, which end in .snn");
    }

    @Test
    void aFileThatIsNotThereIsUnusable() {
        CommandRun.of("test", folder.resolve("missing.snn"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("cannot be read  " + folder.resolve("missing.snn"));
    }

    @Test
    void backendsAreChosenByName() throws IOException {
        CommandRun.of("test", good(), "--backend", "reference").endsWith(ExitCode.FINE);
        CommandRun.of("test", good(), "--backend", "refrence")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("did you mean 'reference'?");
        CommandRun.of("test", good(), "--backend", "reference", "--all")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("--all means every backend");
    }

    @Test
    void allBackendsAreTried() throws IOException {
        CommandRun.of("test", good(), "--all").endsWith(ExitCode.FINE).prints("(reference, ");
    }

    @Test
    void jsonHoldsTheResults() throws IOException {
        CommandRun run = CommandRun.of("test", bad(), "--json").endsWith(ExitCode.NO);

        JsonNode facts = new ObjectMapper().readTree(run.out());
        assertEquals(1, facts.get("passed").asInt());
        assertEquals(1, facts.get("failed").asInt());
        JsonNode wrong = facts.get("files").get(0).get("tests").get(1);
        assertEquals("wrong", wrong.get("title").asString());
        assertEquals("reference", wrong.get("backend").asString());
        assertEquals("failed", wrong.get("outcome").asString());
        JsonNode difference = wrong.get("differences").get(0);
        assertEquals("NIR-610", difference.get("code").asString());
        assertEquals("12:3", difference.get("path").asString());
        assertTrue(difference.get("trace").size() > 3);
    }

    @Test
    void theReportHoldsASuiteForEachFile() throws Exception {
        Path report = folder.resolve("report.xml");

        CommandRun.of("test", good(), bad(), "--report", report).endsWith(ExitCode.NO);

        Element root = xml(report);
        assertEquals("testsuites", root.getTagName());
        assertEquals("3", root.getAttribute("tests"));
        assertEquals("1", root.getAttribute("failures"));
        Element suite = element(root, "testsuite", 1);
        assertEquals(folder.resolve("bad.snn") + " (reference)", suite.getAttribute("name"));
        assertEquals("2", suite.getAttribute("tests"));
        Element wrong = element(suite, "testcase", 1);
        assertEquals("wrong", wrong.getAttribute("name"));
        assertTrue(wrong.getAttribute("classname").matches("reference\\..*\\.bad"), wrong.getAttribute("classname"));
        assertTrue(Double.parseDouble(wrong.getAttribute("time")) >= 0);
        Element failure = element(wrong, "failure", 0);
        assertEquals("y[0] spikes at [1, 3], expected at [1, 2]", failure.getAttribute("message"));
        assertTrue(failure.getTextContent().contains("  >    2         1     0     0.5"), failure::getTextContent);
        assertEquals(0, element(suite, "testcase", 0).getChildNodes().getLength());
    }

    @Test
    void whatHasNoResultIsAnErrorInTheReport() throws Exception {
        Path report = folder.resolve("report.xml");
        Path cannot = file("cannot.snn", test("a", "yy fires 2 times"));

        CommandRun.of("test", file("none.snn"), cannot, "--report", report).endsWith(ExitCode.UNUSABLE_INPUT);

        Element root = xml(report);
        assertEquals("2", root.getAttribute("errors"));
        assertEquals("no tests in this file", element(root, "error", 0).getAttribute("message"));
        assertEquals("there is no signal 'yy'", element(root, "error", 1).getAttribute("message"));
    }

    @Test
    void hostileTitlesBreakNeitherReportNorTerminal() throws Exception {
        Path report = folder.resolve("report.xml");
        String title = "<a b='&amp;'>]]>\\\" \\u{1B}[31m \\u{0} \\n \\u{FFFF} \\u{D800} \\u{202E} \\u{1F9E0}";

        CommandRun run = CommandRun.of("test", file("hostile.snn", test(title, "y spikes at [0]")), "--report", report)
                .endsWith(ExitCode.NO);

        String expected = "<a b='&amp;'>]]>\" \\u{1B}[31m \\u{0} \\n \\u{FFFF} \\u{D800} \\u{202E} "
                + Character.toString(0x1F9E0);
        assertEquals(expected, element(xml(report), "testcase", 0).getAttribute("name"));
        run.prints(expected);
        assertFalse(run.out().contains("\u001b"), run.out());
    }

    @Test
    void aReportThatCannotBeWrittenIsSaid() throws IOException {
        Path elsewhere = folder.resolve("no/report.xml");

        CommandRun.of("test", good(), "--report", elsewhere)
                .endsWith(ExitCode.READING_OR_WRITING_FAILED)
                .complains("there is no such folder");
    }

    @Test
    void warningsAreGivenOnce() throws IOException {
        Path file = folder.resolve("warned.snn");
        String lines = "feed x = constant(1) for 3 steps\n  expect n fires 0 times\n}\n";
        Files.writeString(file, """
            input x [1]
            n = LIF(tau = 1 ms, r = 1, v_leak = 0, v_threshold = 1e9)
            x -> n -> output y
            test "a" {
              dt 3 ms
            """ + lines + "test \"b\" {\n  dt 3 ms\n" + lines);

        String err = CommandRun.of("test", file).err();

        assertEquals(1, err.split("warning NIR-404", -1).length - 1, err);
        assertTrue(err.contains(file + ":2:"), err);
    }
}
