package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NirFile;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Graph;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptCommandTest {
    private static final Path PAGE = Path.of("..", "docs", "passes.md");
    private static final String FACTORS = """
        input x [2]
        one = Scale(scale = [1, 1])
        a = Scale(scale = [2, 3])
        b = Scale(scale = [4, 5])
        lif = LIF[2](tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V)
        x -> one -> a -> b -> lif -> output y
        """;

    @TempDir
    private Path folder;

    private Path net(String text) throws IOException {
        return Files.writeString(folder.resolve("net.snn"), text);
    }

    private static JsonNode json(CommandRun run) {
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void showsTheSizeBeforeAndAfterEachPass() throws IOException {
        CommandRun run = CommandRun.of("opt", net(FACTORS), "--passes", "identities,fold")
                .endsWith(ExitCode.FINE)
                .isSilent();

        assertEquals("""
            pass        rewrites  nodes  parameters  multiply-adds  state
            (before)              6      14 (56 B)   6              8 B
            identities  1         5      12 (48 B)   4              8 B
            fold        2         3      8 (32 B)    0              8 B
            """, run.out());
    }

    @Test
    void writesTheResultWithItsPassesInTheMetadata() throws IOException {
        Path out = folder.resolve("small.nir");

        CommandRun.of("opt", net(FACTORS), "-o", out, "-O1").endsWith(ExitCode.FINE);

        Graph small = NirFile.read(out).graph();
        assertEquals(2, small.all(Scale.class).size());
        CommandRun.of("info", out).endsWith(ExitCode.FINE).prints("nir4j.passes");
        CommandRun.of("validate", out).endsWith(ExitCode.FINE);
    }

    @Test
    void timingAddsAColumn() throws IOException {
        CommandRun.of("opt", net(FACTORS), "--timing")
                .endsWith(ExitCode.FINE)
                .prints("time")
                .prints("s\n");
    }

    @Test
    void jsonSaysEverything() throws IOException {
        JsonNode facts = json(CommandRun.of("opt", net(FACTORS), "--passes", "fold", "--json"));

        assertEquals("fold", facts.get("pipeline").asString());
        assertEquals("rounding", facts.get("exactness").asString());
        assertEquals(6, facts.get("before").get("nodes").asInt());
        assertEquals(3, facts.get("after").get("nodes").asInt());
        assertEquals(
                "scale-of-scale",
                facts.get("passes").get(0).get("rewrites").get(0).get("rule").asString());
    }

    @Test
    void whatADialectDoesNotReadStaysWhereItIs() throws IOException {
        JsonNode facts = json(CommandRun.of("opt", net(FACTORS), "--passes", "fold", "--dialect", "norse", "--json"));

        assertEquals(4, facts.get("after").get("nodes").asInt());
    }

    @Test
    void keptNodeStays() throws IOException {
        CommandRun.of("opt", net(FACTORS), "--passes", "identities", "--keep", "one", "--json")
                .endsWith(ExitCode.FINE)
                .prints("\"rewrites\": []");
    }

    @Test
    void mistypedPassIsGuessed() throws IOException {
        CommandRun.of("opt", net(FACTORS), "--passes", "fld")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("there is no pass 'fld'\n  hint: did you mean 'fold'?");
    }

    @Test
    void twoWaysToSayWhatToDoAreOneTooMany() throws IOException {
        CommandRun.of("opt", net(FACTORS), "--passes", "fold", "-O1").endsWith(ExitCode.WRONG_USAGE);
        CommandRun.of("opt", net(FACTORS), "-O7").endsWith(ExitCode.WRONG_USAGE).complains("not -O7");
        CommandRun.of("opt").endsWith(ExitCode.WRONG_USAGE).complains("or --list");
        CommandRun.of("opt", net(FACTORS), "-o", "net.svg").endsWith(ExitCode.WRONG_USAGE);
    }

    @Test
    void traceIsOnePageThatFetchesNothingAndEscapesNames() throws IOException {
        Path page = folder.resolve("trace.html");
        Path net = net(FACTORS.replace("one", "\"<script>x<b>\""));

        CommandRun.of("opt", net, "--passes", "identities,fold", "--trace", page)
                .endsWith(ExitCode.FINE)
                .complains("trace.html");

        String text = Files.readString(page);
        assertEquals(4, text.split("<section", -1).length - 1);
        assertTrue(text.contains("&lt;script&gt;x&lt;b&gt;"), text);
        assertEquals(1, text.split("<script>", -1).length - 1);
        assertFalse(text.replace("http://www.w3.org/2000/svg", "").contains("http"), text);
    }

    @Test
    void findsTheRewriteThatChangesHowACheckEnds() throws IOException {
        Path before = folder.resolve("before.snn");

        CommandRun.of(
                        "opt",
                        net(FACTORS),
                        "--passes",
                        "identities,fold",
                        "--bisect-passes",
                        "--check",
                        "grep -q '^b = '",
                        "-o",
                        before)
                .endsWith(ExitCode.FINE)
                .prints("the check ends with 0 until rewrite 2, and not from there on:")
                .prints("scale-of-scale")
                .prints("b into a");

        assertTrue(Files.readString(before).contains("b = "), Files.readString(before));
    }

    @Test
    void bisectingWithoutAChangeOfVerdictIsANo() throws IOException {
        CommandRun.of("opt", net(FACTORS), "-O1", "--bisect-passes", "--check", "true")
                .endsWith(ExitCode.NO)
                .complains("NIR-808");
        CommandRun.of("opt", net(FACTORS), "--bisect-passes").endsWith(ExitCode.WRONG_USAGE);
    }

    @Test
    void listsEveryRuleWithItsEquation() {
        CommandRun.of("opt", "--list")
                .endsWith(ExitCode.FINE)
                .prints("-O1  identities,silence,biases,merge,dce")
                .prints("scale-after-weights (rounding)  s (W x + b) = (s W) x + s b");
        assertTrue(json(CommandRun.of("opt", "--list", "--json")).get("passes").size() > 12);
    }

    @Test
    void pageSaysWhatThePassesAre() throws IOException {
        assertEquals(
                CommandRun.of("opt", "--list", "--markdown")
                        .endsWith(ExitCode.FINE)
                        .out(),
                Files.readString(PAGE),
                "passes have changed: ./nir opt --list --markdown > docs/passes.md");
    }

    @Test
    void convertRunsPassesFirst() throws IOException {
        Path out = folder.resolve("flat.json");

        CommandRun.of("convert", net(FACTORS), out, "--passes", "identities").endsWith(ExitCode.FINE);

        assertEquals(2, NirFile.read(out).graph().all(Scale.class).size());
        CommandRun.of("convert", net(FACTORS), out, "--passes", "nothing-such").endsWith(ExitCode.WRONG_USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"norse/recurrent-cubalif", "norse/conv-flatten-fc", "norse/conv-sumpool"})
    void runGivesTheSameAtEveryLevel(String framework) throws IOException {
        Path asItIs = run(framework, "-O0");

        for (String level : new String[] {"-O1", "-O2"}) {
            assertEquals(
                    Npz.read(asItIs).get("output"),
                    Npz.read(run(framework, level)).get("output"),
                    level);
        }
    }

    private Path run(String framework, String level) {
        Path out = folder.resolve("out" + level + ".npz");
        CommandRun.of(
                        "run",
                        CommandRun.model(framework),
                        "--input",
                        CommandRun.input(framework),
                        "--dialect",
                        "norse",
                        level,
                        "-o",
                        out)
                .endsWith(ExitCode.FINE);
        return out;
    }

    @Test
    void runKeepsWhatIsRecorded() throws IOException {
        Path input = folder.resolve("x.npy");
        Npy.write(input, Tensor.of(Shape.of(3, 2), 1f, 2, 3, 4, 5, 6));
        Path out = folder.resolve("out.npz");

        CommandRun.of("run", net(FACTORS), "--input", input, "-O2", "--record", "one", "--record", "lif.v", "-o", out)
                .endsWith(ExitCode.FINE);

        assertTrue(Npz.read(out).keySet().containsAll(Set.of("one", "lif.v")));
    }
}
