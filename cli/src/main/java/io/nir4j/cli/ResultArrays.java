package io.nir4j.cli;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.Sink;
import io.nir4j.cli.terminal.Json;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.compiler.program.Signal;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.io.numpy.NpzWriter;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The arrays that `nir run --output` writes, which are a contract: float32, (time, batch, features...).
///
/// `.npz`: `output`, or `output:NAME` for each of several; every recording under its own name; and `meta.json`, uint8:
/// what was used, as UTF-8 JSON. NumPy reads it without pickle: `json.loads(bytes(numpy.load(file)["meta.json"]))`.
/// `.npy`: the single output.
final class ResultArrays {
    /// What was used, as JSON.
    static final String META = "meta.json";
    private static final List<String> ENDINGS = List.of(".npz", ".npy");

    private final Map<String, Source> arrays = new LinkedHashMap<>();

    /// Where an array comes from: an output or a recording of this name.
    private record Source(boolean isOutput, String name, Signal signal) {
        Tensor of(Simulation.Step block) {
            Map<String, Tensor> tensors = isOutput ? block.outputs() : block.recordings();
            return Objects.requireNonNull(tensors.get(name), name).cast(DType.F32);
        }
    }

    /// A run that hands its blocks to a sink.
    interface Streaming {
        void into(Sink sink) throws IOException;
    }

    /// @throws Misuse if a recording would bear the name of another array
    ResultArrays(Program program, List<Recording> recordings) {
        boolean single = program.outputs().size() == 1;
        program.outputs()
                .forEach((name, signal) ->
                        arrays.put(single ? "output" : "output:" + name, new Source(true, name, signal)));
        recordings.forEach(this::add);
    }

    private void add(Recording recording) {
        Source source = new Source(false, recording.name(), recording.signal());
        Source taken = recording.name().equals(META) ? source : arrays.putIfAbsent(recording.name(), source);
        boolean sameSignal = taken != null
                && taken.isOutput()
                && recording.state().isEmpty()
                && recording.signal().equals(taken.signal());
        if (taken != null && !sameSignal) {
            throw new Misuse(
                    "the recording '" + recording.name() + "' would bear the name of another array of the result");
        }
    }

    /// The names of the arrays.
    Set<String> names() {
        return arrays.keySet();
    }

    /// @throws Misuse if `file` cannot hold these arrays
    void check(Path file) {
        String name = file.toString();
        if (ENDINGS.stream().noneMatch(name::endsWith)) {
            throw Diagnostic.of(Code.UNKNOWN_ENDING, "the result of a run is written as .npz or .npy")
                    .at(Place.file(name))
                    .hint(Suggestion.hint(name.substring(Math.max(0, name.lastIndexOf('.'))), ENDINGS))
                    .asException();
        }
        if (name.endsWith(".npy") && arrays.size() > 1) {
            throw new Misuse("a .npy file holds one array, this run gives " + String.join(", ", names())
                    + "; write an .npz file");
        }
    }

    /// Replaces `file` with what `run` gives; if it throws, the file stays what it was.
    ///
    /// @param about what was used, for `meta.json`
    void write(Path file, long steps, int batch, Map<String, Object> about, Streaming run) {
        Shape axes = Shape.of(steps, batch);
        FileFaults.writing(file, () -> {
            if (file.toString().endsWith(".npy")) {
                Map.Entry<String, Source> only = arrays.entrySet().iterator().next();
                Shape shape = axes.plus(only.getValue().signal().shape());
                Npy.write(
                        file,
                        DType.F32,
                        shape,
                        writer -> run.into(
                                (_, block) -> writer.append(only.getValue().of(block))));
            } else {
                Tensor meta = bytes(about);
                Npz.write(file, plans(axes, meta), writer -> {
                    writer.append(META, meta);
                    run.into((_, block) -> append(writer, block));
                });
            }
            return file;
        });
    }

    private Map<String, NpzWriter.Plan> plans(Shape axes, Tensor meta) {
        Map<String, NpzWriter.Plan> plans = new LinkedHashMap<>();
        arrays.forEach((name, source) -> plans.put(
                name, new NpzWriter.Plan(DType.F32, axes.plus(source.signal().shape()))));
        plans.put(META, new NpzWriter.Plan(meta.dtype(), meta.shape()));
        return plans;
    }

    private void append(NpzWriter writer, Simulation.Step block) throws IOException {
        for (Map.Entry<String, Source> array : arrays.entrySet()) {
            writer.append(array.getKey(), array.getValue().of(block));
        }
    }

    private static Tensor bytes(Map<String, Object> about) {
        StringWriter text = new StringWriter();
        Json.print(about, new PrintWriter(text));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return Tensor.wrap(DType.U8, Shape.of(bytes.length), MemorySegment.ofArray(bytes));
    }
}
