package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Axes;
import io.nir4j.io.numpy.Npz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `--dialect` and `--set`, as `nir run` takes them.
class DialectOptionsTest {
    private static final Path MODEL = CommandRun.model("norse/lif-layer");
    private static final Path INPUT = CommandRun.input("norse/lif-layer");

    @TempDir
    private Path folder;

    private static CommandRun run(Object... options) {
        Stream<Object> line = Stream.concat(Stream.of("run", MODEL, "--input", INPUT), Stream.of(options));
        return CommandRun.of(line.toArray());
    }

    private Path written(String json) throws IOException {
        return Files.writeString(folder.resolve("ours.json"), json);
    }

    private static JsonNode outputs(CommandRun run) {
        return new ObjectMapper().readTree(run.endsWith(ExitCode.FINE).out()).get("outputs");
    }

    @Test
    void summarySaysWhatWasSet() {
        run("--dialect", "norse", "--set", "reset=subtract", "--set", "comparison=at-least")
                .endsWith(ExitCode.FINE)
                .prints("dialect    norse (given) with comparison=at-least, reset=subtract\n");
    }

    @Test
    void settingWhatTheDialectSaysAlreadyIsNoOverride() {
        run("--dialect", "norse", "--set", "decay=euler")
                .endsWith(ExitCode.FINE)
                .prints("dialect    norse (given)\n");
    }

    @Test
    void changesWithoutADialectAreMadeToNir() {
        run("--set", "reset=subtract").endsWith(ExitCode.FINE).prints("nir (the default) with reset=subtract\n");
    }

    @Test
    void fileAndOptionsSayTheSame() throws IOException {
        Path file = written("""
            {"base": "norse", "name": "ours", "axes": {"reset": "subtract", "comparison": "at-least"},
             "ignored": ["reset-potential"]}
            """);

        JsonNode fromFile = outputs(run("--dialect", file, "--json"));

        assertEquals(
                outputs(run(
                        "--dialect=norse",
                        "--set=reset=subtract",
                        "--set=comparison=at-least",
                        "--set=ignored=reset-potential",
                        "--json")),
                fromFile);
        assertTrue(!fromFile.equals(outputs(run("--dialect=norse", "--json"))), "nothing changed");
        run("--dialect", file)
                .endsWith(ExitCode.FINE)
                .prints("dialect    ours (" + file
                        + "), norse with comparison=at-least, reset=subtract, ignored=reset-potential\n")
                .prints("(as ours computes)");
    }

    @Test
    void fileMayBeAsShortAsItsBase() throws IOException {
        run("--dialect", written("{\"base\": \"norse\", \"timeStepSeconds\": 2e-3}"))
                .endsWith(ExitCode.FINE)
                .prints("dialect    ours (")
                .prints("time step  2 ms (fixed by ours)\n");
    }

    @Test
    void optionsComeOnTopOfTheFile() throws IOException {
        run("--dialect", written("{\"axes\": {\"reset\": \"subtract\"}}"), "--set", "reset=none")
                .endsWith(ExitCode.FINE)
                .prints("nir with reset=none\n");
    }

    @Test
    void metaHoldsTheOverrides() throws IOException {
        Path result = folder.resolve("out.npz");

        run("--dialect=norse", "--set=reset=subtract", "-o", result).endsWith(ExitCode.FINE);

        double[] meta =
                Objects.requireNonNull(Npz.read(result).get("meta.json")).toDoubles();
        byte[] bytes = new byte[meta.length];
        for (int i = 0; i < meta.length; i++) {
            bytes[i] = (byte) (int) meta[i];
        }
        JsonNode facts = new ObjectMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
        assertEquals("norse", facts.get("dialectBase").asString());
        assertEquals("{\"reset\":\"subtract\"}", facts.get("dialectOverrides").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "resset=none, there is no axis 'resset', did you mean 'reset'?",
        "reset=substract, there is no choice 'substract' on the axis 'reset', did you mean 'subtract'?",
        "ignored=v, 'v' is no parameter that can be ignored, these can: resistance"
    })
    void unknownNamesAreGuessed(String change, String finding, String hint) {
        run("--set", change)
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("error NIR-407: " + finding)
                .complains(hint);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        run("--set", "a=b", "--set", "reset=c")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("'a'")
                .complains("'c'");
    }

    @Test
    void changeThatIsNoPairIsWrongUsage() {
        run("--set", "subtract").endsWith(ExitCode.WRONG_USAGE).complains("--set takes AXIS=CHOICE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"axis\": {}} | a dialect has no entry 'axis' | did you mean 'axes'?",
                "{\"axes\": {\"resset\": \"none\"}} | there is no axis 'resset' | did you mean 'reset'?",
                "{\"base\": \"nors\"} | there is no dialect 'nors' | did you mean 'norse'?",
                "{\"axes\": [\"reset\"]} | 'axes' is an object | ours.json",
                "{\"axes\": {\"reset\": {\"to\": 1}}} | 'reset' is a text | ours.json",
                "{\"ignored\": \"r\"} | 'ignored' is a list | ours.json",
                "{\"timeStepSeconds\": -1} | a positive number | ours.json",
                "{\"name\": \"a\", \"name\": \"b\"} | 'name' is there twice | ours.json",
                "[] | a dialect is a JSON object | ours.json",
                "{} {} | the text goes on | ours.json",
                "{\"name\" | this is not JSON | ours.json"
            })
    void faultsOfAFileAreSaidWithTheirPlace(String json, String finding, String hint) throws IOException {
        run("--dialect", written(json))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains(finding)
                .complains(hint)
                .complains("ours.json");
    }

    @Test
    void fileThatIsNotThereIsUnusable() {
        run("--dialect", folder.resolve("none.json"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("none.json");
    }

    @Test
    void mistypedDialectIsGuessed() {
        run("--dialect", "nors").endsWith(ExitCode.WRONG_USAGE).complains("did you mean 'norse'?");
    }

    @Test
    void everyChoiceIsListed() {
        CommandRun run = CommandRun.of("dialects", "--axes").endsWith(ExitCode.FINE);
        JsonNode facts = new ObjectMapper()
                .readTree(CommandRun.of("dialects", "--axes", "--json")
                        .endsWith(ExitCode.FINE)
                        .out());

        for (String axis : Axes.names()) {
            run.prints(axis + " ").prints(Axes.choices(axis).getFirst().says());
            assertEquals(Axes.choices(axis).size(), facts.get(axis).size());
        }
    }
}
