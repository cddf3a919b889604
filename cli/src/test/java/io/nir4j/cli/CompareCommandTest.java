package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NirFile;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.LIF;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `nir compare`: how sides are given, what it says, how it ends.
class CompareCommandTest {
    private static final Path MODEL = CommandRun.model("norse/recurrent-cubalif");
    private static final Path INPUT = CommandRun.input("norse/recurrent-cubalif");
    private static final Path RECORDED = MODEL.resolveSibling("expected.npz");

    @TempDir
    Path folder;

    private static CommandRun compare(String a, String b, Object... more) {
        Object[] words = new Object[more.length + 8];
        Object[] first = {"compare", MODEL, "--input", INPUT, "--a", a, "--b", b};
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return CommandRun.of(words);
    }

    @Test
    void twoDialectsThatGiveTheSameAgree() {
        compare("dialect=norse", "dialect=norse,late-reset=before")
                .endsWith(ExitCode.FINE)
                .prints("They agree: all that counts is equal.\n")
                .prints("B is A but for late-reset=split in A; on these data that makes no difference.\n");
    }

    @Test
    void saysWhereTheyPartAndWhichConventionsMakeThemAgree() {
        compare("dialect=norse", "dialect=snntorch")
                .endsWith(ExitCode.NO)
                .prints("They part at lif1 in step 1 (sample 1, neuron 4); equal when B uses dt=1ms and"
                        + " back-edges=silent.\n")
                .prints("first difference: lif1, neuron 4 of sample 1, step 1\n")
                .prints("step  spikes in A  in B  i in A    in B       v in A     in B\n")
                .prints("1 <   1            0     ")
                .prints("spike counts equal in 0 of 2 samples, argmax in 0\n");
    }

    @Test
    void whatTheFrameworkRecordedIsWhatItsDialectGives() {
        compare("recorded=" + RECORDED, "dialect=norse").endsWith(ExitCode.FINE).isSilent();
    }

    @Test
    void aRecordingExplainsARunThatIsOtherwise() {
        compare("recorded=" + RECORDED, "dialect=norse,reset=subtract")
                .endsWith(ExitCode.NO)
                .prints("equal when B uses reset=to-")
                .prints("these data cannot tell which.");
    }

    @Test
    void theResultOfARunIsARecording() {
        Path result = folder.resolve("result.npz");
        CommandRun.of("run", MODEL, "--input", INPUT, "--dialect", "norse", "--record", "lif1.v", "--output", result)
                .endsWith(ExitCode.FINE);

        compare("dialect=norse", "recorded=" + result).endsWith(ExitCode.FINE).isSilent();
        compare("dialect=norse,dt=2ms", "recorded=" + result)
                .endsWith(ExitCode.NO)
                .prints("equal when A uses dt=1ms");
    }

    @Test
    void anArrayAloneIsTheOutput() throws IOException {
        Path array = folder.resolve("output.npy");
        Npy.write(array, Npz.read(RECORDED).get("output"));

        compare("recorded=" + array, "dialect=norse").endsWith(ExitCode.FINE).prints("output  166   166");
    }

    @Test
    void optionsOutsideHoldForBothSides() {
        JsonNode facts = json(compare(
                "precision=f32",
                "precision=f64,dt=2ms",
                "--dialect",
                "spyx",
                "--dt",
                "1ms",
                "--set",
                "reset=none",
                "--json"));

        assertEquals("spyx", facts.get("a").get("dialect").asString());
        assertEquals("none", facts.get("b").get("dialectOverrides").get("reset").asString());
        assertEquals(1e-3, facts.get("a").get("timeStepSeconds").asDouble());
        assertEquals(2e-3, facts.get("b").get("timeStepSeconds").asDouble());
        assertEquals("float32", facts.get("a").get("precision").asString());
        assertEquals("float64", facts.get("b").get("precision").asString());
    }

    private static JsonNode json(CommandRun run) {
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void parametersAreIgnoredAndHonouredByName() {
        JsonNode facts =
                json(compare("dialect=norse,honour=resistance,ignore=leak-potential", "ignored=none", "--json"));
        JsonNode listed = json(compare("ignored=resistance,leak-potential,dt=1ms", "ignore=input-weight", "--json"));

        assertEquals(
                "leak-potential,reset-potential,sum-pool-padding",
                sorted(facts.get("a").get("dialectOverrides").get("ignored").asString()));
        assertEquals(
                "leak-potential,resistance",
                sorted(listed.get("a").get("dialectOverrides").get("ignored").asString()));
        assertEquals(
                "input-weight",
                listed.get("b").get("dialectOverrides").get("ignored").asString());
    }

    private static String sorted(String list) {
        return String.join(",", Arrays.stream(list.split(",", -1)).sorted().toList());
    }

    @Test
    void jsonHoldsEverythingThatIsPrinted() {
        CommandRun run = compare("dialect=norse", "dialect=snntorch", "--json").endsWith(ExitCode.NO);

        JsonNode facts = json(run);
        assertEquals(false, facts.get("agree").asBoolean());
        assertEquals(1, facts.get("divergence").get("step").asInt());
        assertEquals("lif1", facts.get("divergence").get("node").asString());
        assertEquals(
                "dt=1ms",
                facts.get("why")
                        .get("explanations")
                        .get(0)
                        .get("choices")
                        .get(0)
                        .asString());
        assertTrue(facts.get("layers").size() >= 7);
        assertEquals(2, facts.get("outputs").get(0).get("sumsA").size());
        assertTrue(facts.get("sentences").get(0).asString().startsWith("They part at lif1 in step 1"));
    }

    @Test
    void theToleranceDecidesHowItEnds() {
        compare("dialect=norse", "dialect=snntorch,dt=1ms", "--tolerance", "spikes=0.06", "--patience", "0")
                .endsWith(ExitCode.FINE)
                .prints("They agree within the tolerance");
        compare("dialect=norse", "dialect=snntorch,dt=1ms", "--tolerance", "spikes=0.05", "--patience", "0")
                .endsWith(ExitCode.NO);
        compare("precision=f32", "precision=f64", "--tolerance", "0", "--states")
                .endsWith(ExitCode.NO)
                .prints("equal when B uses precision=float32.\n");
        compare("precision=f32", "precision=f64", "--states").endsWith(ExitCode.FINE);
    }

    @Test
    void aSecondNetworkIsComparedLayerByLayer() throws IOException {
        Tensor ones = Tensor.ofFloats(1, 1);
        Tensor tau = Tensor.ofFloats(5e-3f, 5e-3f);
        Path first = network("a.nir", "l.lif", new LIF(tau, Tensor.ofFloats(9, 9), ones, ones));
        Path second = network("b.nir", "lif", new LIF(Tensor.ofFloats(5, 5), Tensor.ofFloats(9, 9), ones, ones));
        Path input = folder.resolve("x.npy");
        Npy.write(input, Tensor.filled(DType.F32, Shape.of(20, 1, 2), 0.5));

        CommandRun.of("compare", first, "--dt", "1ms", "--input", input, "--a", "dialect=nir", "--b", "file=" + second)
                .endsWith(ExitCode.NO)
                .prints("equal when B uses dt=1s")
                .prints("The files differ: times are in milliseconds in B")
                .prints("l.lif (lif in B)");
    }

    private Path network(String name, String layer, LIF lif) {
        GraphBuilder graph = Graph.builder();
        graph.input("in", 2).then(layer, lif).output("out", 2);
        Path file = folder.resolve(name);
        NirFile.write(file, graph.build());
        return file;
    }

    @Test
    void wrongSidesAreWrongUsageWithAdvice() {
        Map<String, String> wrong = Map.of(
                "dialct=norse", "did you mean 'dialect'?",
                "norse", "--a takes KEY=VALUE, such as dialect=norse, not 'norse'",
                "dialect=nors", "did you mean 'norse'?",
                "rest=none", "did you mean 'reset'?",
                "reset=substract", "did you mean 'subtract'?",
                "dt=soon", "--a: 'soon' is no time step",
                "ignore=resistence", "did you mean 'resistance'?",
                "backend=refrence", "did you mean 'reference'?",
                "dt=1ms,dt=2ms", "--a says dt twice",
                "recorded=x.npz,dt=1ms", "--a is recorded, so nothing else can be said about it");

        wrong.forEach((side, advice) ->
                compare(side, "dialect=nir").endsWith(ExitCode.WRONG_USAGE).complains(advice));
    }

    @Test
    void wrongOptionsAreWrongUsage() {
        compare("dialect=nir", "dialect=nir", "--tolerance", "-1").endsWith(ExitCode.WRONG_USAGE);
        compare("dialect=nir", "dialect=nir", "--tolerance", "spike=1")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("did you mean 'spikes'?");
        compare("dialect=nir", "dialect=nir", "--patience", "-1").endsWith(ExitCode.WRONG_USAGE);
        compare("recorded=" + RECORDED, "recorded=" + RECORDED)
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("there is nothing to run");
    }

    @Test
    void aRecordingThatIsNotOfThisRunCannotBeUsed() {
        Path other = CommandRun.model("norse/lif-layer").resolveSibling("expected.npz");

        compare("recorded=" + other, "dialect=norse")
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("NIR-740")
                .printsNothing();
        compare("recorded=" + folder.resolve("none.npz"), "dialect=norse").endsWith(ExitCode.UNUSABLE_INPUT);
    }

    @Test
    void aRecordingOfUnknownNodesIsSaidToBeLeftOut() throws IOException {
        Path more = folder.resolve("more.npz");
        Map<String, Tensor> arrays = new TreeMap<>(Npz.read(RECORDED));
        arrays.put("lif3", arrays.get("output"));
        Npz.write(more, arrays);

        compare("recorded=" + more, "dialect=norse")
                .endsWith(ExitCode.FINE)
                .complains("NIR-741")
                .complains("the recording 'lif3' is of nothing in the network");
    }

    @Test
    void whatADialectRefusesIsRefused() {
        compare("dialect=norse", "dialect=lava").endsWith(ExitCode.REFUSED_BY_TARGET);
    }
}
