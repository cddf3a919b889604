package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The same frame at every step: `nir run --static`, or an array in which it is.
class StaticInputTest {
    private static final Path MODEL = CommandRun.model("norse/recurrent-cubalif");
    private static final int STEPS = 100;
    private static final int BATCH = 2;
    private static final int CHANNELS = 7;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeInputs() throws IOException {
        float[] frame = new float[BATCH * CHANNELS];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (float) random.nextDouble(0, 2);
        }
        Tensor one = Tensor.of(Shape.of(BATCH, CHANNELS), frame);
        Npy.write(frame(), one);
        Npy.write(all(), one.reshape(Shape.of(1, BATCH, CHANNELS)).broadcastTo(Shape.of(STEPS, BATCH, CHANNELS)));
    }

    private Path frame() {
        return folder.resolve("frame.npy");
    }

    private Path all() {
        return folder.resolve("all.npy");
    }

    private static CommandRun run(Path input, Object... options) {
        Object[] line = new Object[6 + options.length];
        System.arraycopy(new Object[] {"run", MODEL, "--dialect", "norse", "--input", input}, 0, line, 0, 6);
        System.arraycopy(options, 0, line, 6, options.length);
        return CommandRun.of(line);
    }

    private Map<String, Tensor> result(Path input, Object... options) throws IOException {
        Path written = folder.resolve("out.npz");
        Object[] line = new Object[4 + options.length];
        System.arraycopy(new Object[] {"--output", written, "--record", "lif1.v"}, 0, line, 0, 4);
        System.arraycopy(options, 0, line, 4, options.length);
        run(input, line).endsWith(ExitCode.FINE);
        Map<String, Tensor> arrays = new TreeMap<>(Npz.read(written));
        arrays.remove("meta.json");
        return arrays;
    }

    @ParameterizedTest
    @CsvSource({"cpu, 1", "cpu, 7", "cpu, 64", "reference, 64"})
    void givesTheBitsOfTheFrameWrittenOutAndComputedStepByStep(String backend, int block) throws IOException {
        Map<String, Tensor> expected = result(all(), "--block", 1, "--backend", backend);
        assertEquals(Shape.of(STEPS, BATCH, CHANNELS), expected.get("output").shape());

        assertEquals(expected, result(frame(), "--static", STEPS, "--block", block, "--backend", backend));
    }

    @Test
    void arrayOfEqualFramesIsFoundToBeOne() throws IOException {
        assertEquals(result(all(), "--block", 1), result(all()));
        run(all(), "--explain").endsWith(ExitCode.FINE).prints(", once per block ");
    }

    @Test
    void explanationSaysWhatIsComputedOnce() throws IOException {
        run(frame(), "--static", STEPS, "--explain")
                .endsWith(ExitCode.FINE)
                .prints("frame.npy, float32(2, 7); the same frame at every step")
                .prints("Once per block: the input was the same at every step");

        JsonNode layers = new ObjectMapper()
                .readTree(run(frame(), "--static", STEPS, "--explain", "--json").out())
                .get("layers");
        assertTrue(once(layers, "input"));
        assertTrue(once(layers, "fc1"));
        assertFalse(once(layers, "lif1"));
        assertFalse(once(layers, "fc2 + lif2"));
    }

    private static boolean once(JsonNode layers, String name) {
        for (JsonNode layer : layers) {
            if (layer.get("layer").asString().equals(name)) {
                return layer.get("oncePerBlock").asBoolean();
            }
        }
        throw new AssertionError("no layer '" + name + "' in " + layers);
    }

    @Test
    void framesThatDifferAreComputedEach() {
        String text = CommandRun.of(
                        "run",
                        MODEL,
                        "--dialect=norse",
                        "--input",
                        CommandRun.input("norse/recurrent-cubalif"),
                        "--explain")
                .endsWith(ExitCode.FINE)
                .out();

        assertFalse(text.contains("nce per block"), text);
    }

    @Test
    void frameOfOneSampleNeedsNoBatchAxis() throws IOException {
        Npy.write(frame(), Tensor.of(Shape.of(CHANNELS), new float[CHANNELS]));

        run(frame(), "--static", 3)
                .endsWith(ExitCode.FINE)
                .prints("steps      3, batch 1\n")
                .prints("a batch axis was added; the same frame at every step");
    }

    @Test
    void refusesWhatIsNoFrame() {
        run(all(), "--static", 3)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("has shape (100, 2, 7), expected (batch, 7) or (7)")
                .complains("without it, the first axis is time");
        run(frame(), "--static", 0).endsWith(ExitCode.WRONG_USAGE).complains("at least 1");
    }
}
