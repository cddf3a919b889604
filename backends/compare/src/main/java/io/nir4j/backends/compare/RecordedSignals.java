package io.nir4j.backends.compare;

import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What of a recording is about a network, as signals in the order in which they flow.
///
/// @param signals what the recording holds
/// @param source their values
record RecordedSignals(List<Watched> signals, Source.Stored source) {
    private static final String OUTPUT = "output";
    private static final String NODE = "node:";

    /// @param findings receives a warning for each array that is about nothing in the network
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if an array does not fit, or none is about the network
    static RecordedSignals of(Side.Recorded recorded, Program program, Pairing pairing, Feed feed, Findings findings) {
        Map<String, Tensor> fitting = new LinkedHashMap<>();
        Map<String, Watched> signals = new LinkedHashMap<>();
        new TreeMap<>(recorded.arrays()).forEach((name, array) -> {
            Optional<Recording> recording = named(name, program);
            if (recording.isEmpty()) {
                findings.add(
                        Diagnostic.of(Code.NOT_COMPARED, "the recording '" + name + "' is of nothing in the network")
                                .hint(Suggestion.hint(name, program.recordable())));
                return;
            }
            Watched signal = pairing.recorded(recording.get());
            fitted(name, array, signal, feed, findings).ifPresent(fits -> {
                fitting.put(signal.a(), fits);
                signals.put(signal.a(), signal);
            });
        });
        if (signals.isEmpty() && !findings.hasErrors()) {
            findings.add(Diagnostic.of(
                            Code.RECORDING,
                            "the recording holds nothing of this network, only "
                                    + String.join(", ", new TreeMap<>(recorded.arrays()).keySet()))
                    .hint("arrays are called 'output', or by the node: " + String.join(", ", program.recordable())));
        }
        findings.throwIfErrors();
        List<String> flow =
                new ArrayList<>(pairing.own(true).stream().map(Watched::a).toList());
        List<Watched> ordered = signals.values().stream()
                .sorted(Comparator.comparingInt(
                        signal -> flow.contains(signal.a()) ? flow.indexOf(signal.a()) : flow.size()))
                .toList();
        boolean rounded = fitting.values().stream().anyMatch(array -> array.dtype() == DType.F32);
        return new RecordedSignals(
                ordered,
                new Source.Stored(
                        ordered.stream()
                                .map(signal -> Optional.ofNullable(fitting.get(signal.a()))
                                        .orElseThrow())
                                .toList(),
                        Extent.all(feed),
                        rounded));
    }

    private static Optional<Recording> named(String name, Program program) {
        if (name.equals(OUTPUT) && program.outputs().size() == 1) {
            return program.recording(program.outputs().firstKey());
        }
        if (name.startsWith(OUTPUT + ":")) {
            String output = name.substring(OUTPUT.length() + 1);
            return program.outputs().containsKey(output) ? program.recording(output) : Optional.empty();
        }
        return program.recording(name)
                .or(() -> name.startsWith(NODE) ? program.recording(name.substring(NODE.length())) : Optional.empty());
    }

    /// The array with all its axes, if it has the steps, the samples and the features of the run.
    private static Optional<Tensor> fitted(String name, Tensor array, Watched signal, Feed feed, Findings findings) {
        Shape whole = Shape.of(feed.steps(), feed.batch()).plus(signal.shape());
        if (array.shape().equals(whole)) {
            return Optional.of(array);
        }
        boolean single =
                feed.batch() == 1 && array.shape().equals(Shape.of(feed.steps()).plus(signal.shape()));
        boolean scalar = single || (array.shape().rank() == 1 && array.shape().elements() == whole.elements());
        if (single || scalar) {
            return Optional.of(array.reshape(whole));
        }
        findings.add(Diagnostic.of(
                        Code.RECORDING,
                        "the recording '" + name + "' has shape " + array.shape() + ", expected (time, batch,"
                                + " features...), here " + whole)
                .hint("the input has " + feed.steps() + " steps and " + feed.batch() + " samples"));
        return Optional.empty();
    }
}
