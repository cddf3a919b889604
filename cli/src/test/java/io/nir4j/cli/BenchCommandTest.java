package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.numpy.Npy;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class BenchCommandTest {
    private static final Path MODEL = CommandRun.model("norse/recurrent-cubalif");
    private static final Path INPUT = CommandRun.input("norse/recurrent-cubalif");

    @TempDir
    private Path folder;

    private static CommandRun bench(Object... options) {
        Stream<Object> line = Stream.concat(Stream.of("bench", MODEL, "--input", INPUT), Stream.of(options));
        return CommandRun.of(line.toArray());
    }

    private static JsonNode facts(Object... options) {
        Stream<Object> line = Stream.concat(Stream.of(options), Stream.of("--json"));
        return new ObjectMapper()
                .readTree(bench(line.toArray()).endsWith(ExitCode.FINE).out());
    }

    @Test
    void textTellsWhatWasMeasuredAndHowOften() {
        bench("--dialect", "norse", "--warmup", 3, "--repeat", 2, "--threads", 1)
                .endsWith(ExitCode.FINE)
                .isSilent()
                .prints("dialect    norse (given)\n")
                .prints("time step  1 ms (the default)\n")
                .prints("backend    cpu, float32 (as norse computes)\n")
                .prints("steps      60, batch 2\n")
                .prints("threads    1 (given)\n")
                .prints("warm-up    3 runs in ")
                .prints(" of 2, fastest ");
    }

    @Test
    void figuresFitTogether() {
        JsonNode facts = facts("--dialect", "norse", "--warmup", 3, "--repeat", 4, "--threads", 2);

        assertEquals("cpu", facts.get("backend").asString());
        assertEquals(2, facts.get("threads").asInt());
        assertEquals(3, facts.get("warmup_runs").asInt());
        assertEquals(4, facts.get("runs").asInt());
        List<Double> all = facts.get("all_s")
                .valueStream()
                .map(JsonNode::asDouble)
                .sorted()
                .toList();
        assertEquals(4, all.size());
        assertEquals(all.getFirst(), facts.get("min_s").asDouble());
        assertEquals(all.getLast(), facts.get("max_s").asDouble());
        double median = facts.get("median_s").asDouble();
        assertEquals((all.get(1) + all.get(2)) / 2, median);
        assertTrue(all.getFirst() > 0, all::toString);
        assertTrue(facts.get("first_s").asDouble() > 0, facts::toString);
        assertTrue(facts.get("load_s").asDouble() > 0, facts::toString);
        assertEquals(median / 60, facts.get("step_s").asDouble());
        assertEquals(2 / median, facts.get("samples_per_s").asDouble());
        assertEquals(60 * 1e-3 / median, facts.get("real_time_factor").asDouble(), 1e-9);
    }

    @Test
    void settingsMeanWhatTheyMeanInARun() {
        JsonNode facts = facts(
                "--dt",
                "0.1 ms",
                "--set",
                "reset=subtract",
                "--backend",
                "reference",
                "--precision",
                "f64",
                "--block",
                7,
                "--warmup",
                0,
                "--repeat",
                1);

        assertEquals(1e-4, facts.get("timeStepSeconds").asDouble());
        assertEquals("subtract", facts.get("dialectOverrides").get("reset").asString());
        assertEquals("reference", facts.get("backend").asString());
        assertEquals("float64", facts.get("precision").asString());
        assertEquals(60, facts.get("steps").asInt());
        assertEquals(0, facts.get("warmup_runs").asInt());
    }

    @Test
    void everyRunStartsFromTheSameState() {
        // The density that the backend counts is that of all runs together: it stays, if all are alike.
        double once = density(facts("--dialect", "norse", "--explain", "--warmup", 0, "--repeat", 1));
        double often = density(facts("--dialect", "norse", "--explain", "--warmup", 5, "--repeat", 1));

        assertTrue(once > 0, () -> "nothing was active");
        assertEquals(once, often, 1e-12);
    }

    private static double density(JsonNode facts) {
        return facts.get("layers")
                .valueStream()
                .filter(layer -> layer.get("layer").asString().equals("fc2 + lif2"))
                .mapToDouble(layer -> layer.get("density").asDouble())
                .sum();
    }

    @Test
    void warmUpGoesOnUntilNothingIsGained() {
        JsonNode facts = facts("--dialect", "norse", "--repeat", 1);

        assertTrue(facts.get("warmup_runs").asInt() >= 5, facts::toString);
        double spent = facts.get("first_s").asDouble() + facts.get("warmup_s").asDouble();
        assertTrue(spent >= 2 && spent < 60, facts::toString);
    }

    @Test
    void explanationShowsTheLayers() {
        bench("--dialect", "norse", "--explain", "--warmup", 0, "--repeat", 1)
                .endsWith(ExitCode.FINE)
                .prints("fc2 + lif2         matrix (23) -> (7), update");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--repeat=0", "--warmup=-1", "--block=0", "--threads=0", "--backend=refrence"})
    void whatMakesNoSenseIsWrongUsage(String option) {
        bench(option).endsWith(ExitCode.WRONG_USAGE).printsNothing();
    }

    @Test
    void dataThatDoNotFitAreUnusable() {
        CommandRun.of("bench", MODEL, "--input", CommandRun.input("norse/conv1d"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("error NIR-401")
                .printsNothing();
    }

    @Test
    void dataWithoutAStepCannotBeMeasured() throws IOException {
        Path empty = folder.resolve("empty.npy");
        Npy.write(empty, Tensor.filled(DType.F32, Shape.of(0, 2, 7), 0));

        CommandRun.of("bench", MODEL, "--input", empty)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("no time step")
                .printsNothing();
    }
}
