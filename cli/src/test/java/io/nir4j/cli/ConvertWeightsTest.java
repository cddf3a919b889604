package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NirFile;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Skeletons filled with state_dicts that the frameworks saved, and what the frameworks computed with them.
final class ConvertWeightsTest {
    @TempDir
    private Path folder;

    private static Path file(String framework, String name) {
        return CommandRun.testdata("weights/" + framework + "/" + name);
    }

    @ParameterizedTest
    @CsvSource({"snntorch, snntorch, 0", "snntorch-one-to-one, snntorch, 0", "norse, norse, 1e-5"})
    void filledSkeletonsComputeWhatTheFrameworkDid(String framework, String dialect, double tolerance)
            throws IOException {
        Path net = folder.resolve("net.nir");
        Path out = folder.resolve("out.npz");
        CommandRun.of("convert", file(framework, "skeleton.snn"), net, "--weights", file(framework, "state.npz"))
                .endsWith(ExitCode.FINE);
        CommandRun.of("run", net, "--input", file(framework, "input.npy"), "--dialect", dialect, "--output", out)
                .endsWith(ExitCode.FINE);

        Tensor expected = Npz.read(file(framework, "expected.npz")).get("output");
        Tensor found = Npz.read(out).get("output");
        assertEquals(expected.shape(), found.shape());
        for (long i = 0; i < expected.elements(); i++) {
            assertEquals(expected.getDouble(i), found.getDouble(i), tolerance, "element " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 * elided(2 x 2)", "-elided(2 x 2)", "elided(2 x 2) / 10"})
    void refusesToComputeWithWhatIsLeftOpen(String weight) throws IOException {
        Path skeleton = folder.resolve("skeleton.snn");
        Files.writeString(skeleton, "input x [2]\nfc = Linear(weight = " + weight + ")\nx -> fc -> output y [2]\n");
        Path state = folder.resolve("state.npz");
        Npz.write(state, Map.of("fc.weight", Tensor.of(Shape.of(2, 2), 1f, 2f, 3f, 4f)));
        CommandRun refused = CommandRun.of("convert", skeleton, folder.resolve("net.nir"), "--weights", state);
        refused.endsWith(ExitCode.UNUSABLE_INPUT);
        assertTrue(refused.err().contains("nothing can be computed with an array that is left open"), refused.err());
        assertFalse(Files.exists(folder.resolve("net.nir")));
    }

    @Test
    void saysWhatEveryKeyBecame() {
        CommandRun.of(
                        "convert",
                        file("snntorch", "skeleton.snn"),
                        folder.resolve("net.nir"),
                        "--weights",
                        file("snntorch", "state.npz"))
                .endsWith(ExitCode.FINE)
                .complains("weight of lif1.w_rec")
                .complains("reset to zero: run with --dialect snntorch")
                .complains("v_leak of lif2, as in the skeleton");
    }

    @Test
    void weightsOfAnotherModelAreRefusedKeyByKey() {
        CommandRun.of(
                        "convert",
                        file("norse", "skeleton.snn"),
                        folder.resolve("net.nir"),
                        "--weights",
                        file("snntorch", "state.npz"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("NIR-411")
                .complains("NIR-412");
    }

    @Test
    void optionsOfWeightsNeedWeights() {
        CommandRun.of("convert", file("norse", "skeleton.snn"), folder.resolve("net.nir"), "--allow-unused")
                .endsWith(ExitCode.WRONG_USAGE);
    }

    @Test
    void filesOfPyTorchAreWrongUsage() {
        CommandRun.of("convert", file("norse", "skeleton.snn"), folder.resolve("net.nir"), "--weights", "state.pt")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("save the state_dict with numpy.savez or safetensors");
    }

    @Test
    void whatIsLeftOverIsListedWhereItIsAllowed() throws IOException {
        Map<String, Tensor> state = new TreeMap<>(Npz.read(file("norse", "state.npz")));
        state.put("4.weight", Tensor.scalar(1f));
        Path weights = folder.resolve("state.npz");
        Npz.write(weights, state);
        Path net = folder.resolve("net.nir");

        CommandRun.of("convert", file("norse", "skeleton.snn"), net, "--weights", weights)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("'4.weight' belongs to nothing in the network");
        assertFalse(Files.exists(net));
        CommandRun.of("convert", file("norse", "skeleton.snn"), net, "--weights", weights, "--allow-unused")
                .endsWith(ExitCode.FINE)
                .complains("nothing: not used");
    }

    @ParameterizedTest
    @CsvSource({
        "norse/recurrent-cubalif, npz",
        "norse/recurrent-cubalif, safetensors",
        "norse/conv-flatten-fc, npz",
        "snntorch-export/rleaky-all-to-all, npz",
        "snntorch-export/rleaky-all-to-all, safetensors",
    })
    void textsWithElidedArraysComeBackWithTheirWeights(String model, String ending) throws IOException {
        Graph graph = NirFile.read(CommandRun.model(model)).graph();
        Path text = folder.resolve("net.snn");
        Path weights = folder.resolve("weights." + ending);
        Path back = folder.resolve("back.nir");
        if (ending.equals("npz")) {
            Npz.write(weights, parameters(graph));
        } else {
            Files.write(weights, safetensors(parameters(graph)));
        }

        CommandRun.of("convert", CommandRun.model(model), text, "--elide").endsWith(ExitCode.FINE);
        assertTrue(Files.readString(text).contains("elided("));
        CommandRun.of("validate", text).prints("NIR-607");
        CommandRun.of("convert", text, back, "--weights", weights).endsWith(ExitCode.FINE);

        assertEquals(graph, NirFile.read(back).graph());
    }

    /// The parameters of floating-point types, as `lif1.tau`.
    private static SortedMap<String, Tensor> parameters(Graph graph) {
        SortedMap<String, Tensor> all = new TreeMap<>();
        graph.nodes()
                .forEach((name, node) -> Node.schema(node.type())
                        .orElseThrow()
                        .write(node)
                        .entries()
                        .forEach((field, value) -> {
                            if (value instanceof Value.Numbers(var tensor)
                                    && (tensor.dtype() == DType.F32 || tensor.dtype() == DType.F64)) {
                                all.put(name + "." + field, tensor);
                            }
                        }));
        return all;
    }

    /// The layout of safetensors: the length of a JSON header, the header, the numbers.
    private static byte[] safetensors(SortedMap<String, Tensor> tensors) {
        List<String> header = new ArrayList<>();
        ByteBuffer data = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        tensors.forEach((name, tensor) -> {
            int start = data.position();
            for (long i = 0; i < tensor.elements(); i++) {
                if (tensor.dtype() == DType.F32) {
                    data.putFloat((float) tensor.getDouble(i));
                } else {
                    data.putDouble(tensor.getDouble(i));
                }
            }
            header.add("\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(
                            name,
                            tensor.dtype().name(),
                            Arrays.toString(tensor.shape().toArray()),
                            start,
                            data.position()));
        });
        byte[] json = ("{" + String.join(",", header) + "}").getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + json.length + data.position())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json);
        return file.put(data.flip()).array();
    }
}
