package io.nir4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner for other projects, in Python, on this one and on programs that are wrong.
class ConformanceRunPyTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Path SUITE =
            CommandRun.testdata("conformance").toAbsolutePath().normalize();

    /// Gives what the suite expects, but for the case SPOILED, where a number is off; refuses all but ACCEPTED.
    private static final String ADAPTER = """
        import numpy as np
        SUITE = "FOLDER/"

        def run(network, inputs, case):
            if case["kind"] == "refuse":
                if case["name"] == "ACCEPTED":
                    return np.zeros((1, 1, 1))
                raise ValueError("refused")
            if case["dialect"] == "lava":
                raise NotImplementedError("no lava")
            arrays = np.load(SUITE + case["expected"])
            found = {name: arrays[how["array"]] for name, how in case["outputs"].items()}
            if case["name"] == "SPOILED":
                next(iter(found.values()))[5, 0, 0] += 1
            return found
        """;

    @TempDir
    private Path folder;

    private record Said(int code, String text) {
        Said endsWith(int expected) {
            assertEquals(expected, code, text);
            return this;
        }

        Said says(String part) {
            assertTrue(text.contains(part), () -> "'" + part + "' is not in:\n" + text);
            return this;
        }
    }

    @BeforeAll
    static void needsPython() throws Exception {
        boolean works;
        try {
            works = new ProcessBuilder(PYTHON, "-c", "import numpy")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            works = false;
        }
        Assumptions.assumeTrue(works, "python3-numpy is not installed");
    }

    private Said run(String... arguments) throws Exception {
        List<String> line =
                new ArrayList<>(List.of(PYTHON, "-B", SUITE.resolve("run.py").toString()));
        line.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not end");
        return new Said(process.exitValue(), Files.readString(said, UTF_8));
    }

    private String adapter(String accepted, String spoiled) throws IOException {
        Files.writeString(
                folder.resolve("adapter.py"),
                ADAPTER.replace("FOLDER", SUITE.toString())
                        .replace("ACCEPTED", accepted)
                        .replace("SPOILED", spoiled));
        return "adapter";
    }

    @Test
    void passesWhoGivesWhatIsExpectedAndShowsWhatIsSkipped() throws Exception {
        run("--module", adapter("", ""))
                .endsWith(0)
                .says(" 0 failed, 11 skipped\n")
                .says("skipped 11: no lava\n")
                .says("lava                  0       -       11\n")
                .says("snntorch-import      14       -        -\n");
    }

    @Test
    void failsWhereANumberIsOff() throws Exception {
        run("--module", adapter("", "neurons/li/norse"), "--case", "neurons/li/*")
                .endsWith(1)
                .says("FAILED   neurons/li/norse: output differs at 1 of 320 positions, first at step 5: output[0]"
                        + " of sample 0 is ")
                .says("3 passed, 1 failed, 0 skipped");
    }

    @Test
    void failsWhereSomethingIsAcceptedThatMustBeRefused() throws Exception {
        run("--module", adapter("refusals/network/zero-tau", ""), "--case", "refusals/*")
                .endsWith(1)
                .says("FAILED   refusals/network/zero-tau: accepted, and must be refused: A time constant of zero.");
    }

    @Test
    void failsWhereNothingRan() throws Exception {
        run("--module", adapter("", ""), "--dialect", "lava", "--case", "neurons/*")
                .endsWith(1)
                .says("0 passed, 0 failed");
    }

    @Test
    void refusesAManifestOfANewerForm() throws Exception {
        String manifest = Files.readString(SUITE.resolve("manifest.json"));
        Files.writeString(
                folder.resolve("manifest.json"), manifest.replace("\"formatVersion\": 1", "\"formatVersion\": 2"));

        run("--suite", folder.toString(), "--list")
                .endsWith(2)
                .says("has version 2 of its format, this run.py knows 1");
    }

    @Test
    void startsACommandForEachCase() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "'" + java + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                + "' io.nir4j.cli.Main run {network} --input {input} --dialect {dialect} --set {set} --dt {dt}"
                + " --record {record} --output {output}";

        run(
                        "--command",
                        command,
                        "--case",
                        "neurons/cubalif/norse*",
                        "--case",
                        "wiring/two-inputs*",
                        "--case",
                        "refusals/dialect/if-in-rockpool")
                .endsWith(0)
                .says("5 cases: 5 passed, 0 failed, 0 skipped");
        run("--command", "/bin/sh -c 'exit 139'", "--case", "refusals/dialect/if-in-rockpool")
                .endsWith(1)
                .says("the command crashed with 139");
    }
}
