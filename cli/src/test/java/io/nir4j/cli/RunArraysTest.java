package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The arrays that `nir run` writes: names, types, shapes and values are a contract.
class RunArraysTest {
    private static final Path TWO_PORTS = CommandRun.testdata("wire/two-inputs-two-outputs.nir");

    @TempDir
    private Path folder;

    private Path result() {
        return folder.resolve("result.npz");
    }

    private static Tensor array(Map<String, Tensor> arrays, String name) {
        Tensor found = arrays.get(name);
        assertTrue(found != null, () -> "no '" + name + "' among " + arrays.keySet());
        return found;
    }

    private static void assertClose(Tensor expected, Tensor actual, String what) {
        assertEquals(expected.shape(), actual.shape(), what);
        assertEquals(DType.F32, actual.dtype(), what);
        long far = 0;
        for (long i = 0; i < expected.elements(); i++) {
            double wanted = expected.getDouble(i);
            far += Math.abs(wanted - actual.getDouble(i)) > 1e-4 * Math.max(1e-2, Math.abs(wanted)) ? 1 : 0;
        }
        assertTrue(far <= 0.002 * expected.elements(), what + ": " + far + " of " + expected.elements() + " differ");
    }

    @ParameterizedTest
    @CsvSource({
        "norse/lif-layer, norse, lif",
        "norse/if-layer, norse, if",
        "norse/conv-flatten-fc, norse, l1",
        "norse/conv-sumpool, norse, l1",
        "norse/conv1d, norse, l1",
        "norse/li-readout, norse, li",
        "norse/recurrent-cubalif, norse, lif1",
        "norse/residual, norse, l3",
        "snntorch-export/conv-avgpool-flatten, snntorch, 2",
        "snntorch-export/rleaky-all-to-all, snntorch, 3",
        "snntorch-export/synaptic-zero, snntorch, 1"
    })
    void outputAndRecordingAreWhatTheFrameworkGives(String framework, String dialect, String node) throws IOException {
        CommandRun.of(
                        "run",
                        CommandRun.model(framework),
                        "--input",
                        CommandRun.input(framework),
                        "--dialect",
                        dialect,
                        "--record",
                        node,
                        "--output",
                        result())
                .endsWith(ExitCode.FINE);

        Map<String, Tensor> expected = Npz.read(CommandRun.testdata("frameworks/" + framework + "/expected.npz"));
        Map<String, Tensor> actual = Npz.read(result());
        assertEquals(new TreeSet<>(Set.of("output", node, "meta.json")), actual.keySet());
        assertClose(array(expected, "output"), array(actual, "output"), "output");
        assertClose(array(expected, "node:" + node), array(actual, node), node);
    }

    @Test
    void statesAreRecordedUnderNodeAndVariable() throws IOException {
        CommandRun.of(
                        "run",
                        CommandRun.model("norse/recurrent-cubalif"),
                        "--input",
                        CommandRun.input("norse/recurrent-cubalif"),
                        "--record",
                        "lif1.v",
                        "--record=lif1.i",
                        "--record=lif1.v",
                        "--precision",
                        "f64",
                        "--output",
                        result())
                .endsWith(ExitCode.FINE);

        SortedMap<String, Tensor> arrays = Npz.read(result());
        assertEquals(new TreeSet<>(Set.of("output", "lif1.v", "lif1.i", "meta.json")), arrays.keySet());
        for (String state : new String[] {"lif1.v", "lif1.i"}) {
            assertEquals(DType.F32, array(arrays, state).dtype());
            assertEquals(Shape.of(60, 2, 23), array(arrays, state).shape());
        }
    }

    @Test
    void metaSaysWhatWasUsed() throws IOException {
        CommandRun.of(
                        "run",
                        CommandRun.model("norse/lif-layer"),
                        "--input",
                        CommandRun.input("norse/lif-layer"),
                        "--dt=500us",
                        "--output",
                        result())
                .endsWith(ExitCode.FINE);

        Tensor bytes = array(Npz.read(result()), "meta.json");
        assertEquals(DType.U8, bytes.dtype());
        StringBuilder text = new StringBuilder();
        for (long character : bytes.toLongs()) {
            text.append((char) character);
        }
        JsonNode meta = new ObjectMapper().readTree(text.toString());
        assertEquals("nir", meta.get("dialect").asString());
        assertEquals(5e-4, meta.get("timeStepSeconds").asDouble());
        assertEquals("given", meta.get("timeStepOrigin").asString());
        assertEquals("cpu", meta.get("backend").asString());
        assertEquals("float64", meta.get("precision").asString());
    }

    @Test
    void npyHoldsTheSingleOutput() throws IOException {
        Path single = folder.resolve("out.npy");
        for (Path target : new Path[] {single, result()}) {
            CommandRun.of(
                            "run",
                            CommandRun.model("norse/lif-layer"),
                            "--input",
                            CommandRun.input("norse/lif-layer"),
                            "-o",
                            target)
                    .endsWith(ExitCode.FINE);
        }

        assertEquals(array(Npz.read(result()), "output"), Npy.read(single));
    }

    @Test
    void severalOutputsBearTheirNames() throws IOException {
        Map<String, Path> inputs = inputsOfTwoPorts();

        CommandRun run = CommandRun.of(
                        "run",
                        TWO_PORTS,
                        "--input",
                        "a=" + inputs.get("a"),
                        "--input",
                        "b=" + inputs.get("b"),
                        "--output",
                        result())
                .endsWith(ExitCode.FINE);

        Map<String, Tensor> arrays = Npz.read(result());
        assertEquals(new TreeSet<>(Set.of("output:x", "output:y", "meta.json")), arrays.keySet());
        assertEquals(5, array(arrays, "output:x").shape().dim(0));
        run.prints("x: (5, 1, ").prints("y: (5, 1, ");
    }

    @Test
    void severalInputsMustBeNamedEach() throws IOException {
        Map<String, Path> inputs = inputsOfTwoPorts();

        CommandRun.of("run", TWO_PORTS, "--input", inputs.get("a"))
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("--input NAME=");
        CommandRun.of("run", TWO_PORTS, "--input", "a=" + inputs.get("a"))
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("no data for input 'b': add --input b=FILE");
        CommandRun.of(
                        "run",
                        TWO_PORTS,
                        "--input",
                        "a=" + inputs.get("a"),
                        "--input",
                        "b=" + inputs.get("b"),
                        "-o",
                        folder.resolve("x.npy"))
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("a .npy file holds one array");
    }

    private Map<String, Path> inputsOfTwoPorts() throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String name : new String[] {"a", "b"}) {
            Path file = folder.resolve(name + ".npy");
            Npy.write(file, Tensor.filled(DType.F32, Shape.of(5, 1, 5), 0.5));
            files.put(name, file);
        }
        return files;
    }

    @Test
    void blocksOfStepsChangeNothing() throws IOException {
        Path[] results = {folder.resolve("1.npz"), folder.resolve("7.npz"), folder.resolve("60.npz")};
        for (Path target : results) {
            String steps = target.getFileName().toString().replace(".npz", "");
            CommandRun.of(
                            "run",
                            CommandRun.model("norse/recurrent-cubalif"),
                            "--input",
                            CommandRun.input("norse/recurrent-cubalif"),
                            "--block",
                            steps,
                            "--record=lif1.v",
                            "--output",
                            target)
                    .endsWith(ExitCode.FINE);
        }

        assertEquals(Npz.read(results[2]), Npz.read(results[0]));
        assertEquals(Npz.read(results[2]), Npz.read(results[1]));
    }

    @Test
    void aMissingBatchAxisIsAddedAndSaid() throws IOException {
        Tensor both = Npy.read(CommandRun.input("norse/lif-layer"));
        float[] first = new float[60 * 7];
        for (int step = 0; step < 60; step++) {
            System.arraycopy(both.toFloats(), step * 14, first, step * 7, 7);
        }
        Path file = folder.resolve("first.npy");
        Npy.write(file, Tensor.of(Shape.of(60, 7), first));

        CommandRun.of("run", CommandRun.model("norse/lif-layer"), "--input", file, "--dialect=norse", "-o", result())
                .endsWith(ExitCode.FINE)
                .prints("float32(60, 7); a batch axis was added");

        Tensor alone = array(Npz.read(result()), "output");
        Tensor expected = array(Npz.read(CommandRun.testdata("frameworks/norse/lif-layer/expected.npz")), "output");
        assertEquals(Shape.of(60, 1, 23), alone.shape());
        for (int step = 0; step < 60; step++) {
            for (int neuron = 0; neuron < 23; neuron++) {
                assertEquals(expected.getDouble((long) step * 46 + neuron), alone.getDouble((long) step * 23 + neuron));
            }
        }
    }

    @Test
    void aSingleNeuronTakesTimeAlone() throws IOException {
        Tensor column = Npy.read(CommandRun.input("norse/lif-single")).reshape(Shape.of(60));
        Path file = folder.resolve("column.npy");
        Npy.write(file, column);

        CommandRun.of("run", CommandRun.model("norse/lif-single"), "--input", file, "--dialect=norse", "-o", result())
                .endsWith(ExitCode.FINE)
                .prints("axes for batch and neuron were added");

        Tensor expected = array(Npz.read(CommandRun.testdata("frameworks/norse/lif-single/expected.npz")), "output");
        assertArrayEquals(
                expected.toFloats(), array(Npz.read(result()), "output").toFloats());
    }

    @Test
    void integersAndBoolsAreNumbers() throws IOException {
        Tensor spikes = Tensor.filled(DType.I64, Shape.of(20, 2, 7), 1);
        for (DType dtype : new DType[] {DType.BOOL, DType.I8, DType.I64, DType.F64}) {
            Path file = folder.resolve(dtype + ".npy");
            Path target = folder.resolve(dtype + ".npz");
            Npy.write(file, spikes.cast(dtype));
            CommandRun.of("run", CommandRun.model("norse/lif-layer"), "--input", file, "-o", target)
                    .endsWith(ExitCode.FINE);
            assertEquals(
                    array(Npz.read(folder.resolve("BOOL.npz")), "output"),
                    array(Npz.read(target), "output"),
                    dtype.label());
        }
    }

    @Test
    void inputsComeFromArchivesToo() throws IOException {
        Tensor input = Npy.read(CommandRun.input("norse/lif-layer"));
        Path one = folder.resolve("one.npz");
        Path two = folder.resolve("two.npz");
        Npz.write(one, Map.of("data", input));
        Npz.write(two, Map.of("test", input, "train", input));
        Path model = CommandRun.model("norse/lif-layer");

        CommandRun.of("run", model, "--input", one).endsWith(ExitCode.FINE);
        CommandRun.of("run", model, "--input", two + ":test").endsWith(ExitCode.FINE);
        CommandRun.of("run", model, "--input", two)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("the archive holds 2 arrays: test, train")
                .complains("FILE.npz:NAME");
        CommandRun.of("run", model, "--input", two + ":tset")
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("did you mean 'test'?");
    }
}
