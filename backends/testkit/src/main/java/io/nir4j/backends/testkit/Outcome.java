package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run gave.
///
/// @param outputs by the name of the Output node
/// @param recordings by the name of the recording
public record Outcome(SortedMap<String, Tensor> outputs, SortedMap<String, Tensor> recordings) {

    static Outcome of(Simulation.Step block) {
        return new Outcome(new TreeMap<>(block.outputs()), new TreeMap<>(block.recordings()));
    }

    static Outcome joined(List<Outcome> parts) {
        return new Outcome(
                joinedMaps(parts.stream().map(Outcome::outputs).toList()),
                joinedMaps(parts.stream().map(Outcome::recordings).toList()));
    }

    private static SortedMap<String, Tensor> joinedMaps(List<SortedMap<String, Tensor>> parts) {
        SortedMap<String, Tensor> joined = new TreeMap<>();
        for (String name : parts.getFirst().keySet()) {
            List<Tensor> blocks = new ArrayList<>();
            parts.forEach(part -> blocks.add(
                    Optional.ofNullable(part.get(name)).orElseThrow(() -> new AssertionError("no " + name))));
            joined.put(name, TimeBlocks.join(blocks));
        }
        return joined;
    }

    /// What one sample of the batch gave, as a batch of one.
    Outcome sample(int sample) {
        return new Outcome(sampled(outputs, sample), sampled(recordings, sample));
    }

    private static SortedMap<String, Tensor> sampled(SortedMap<String, Tensor> batch, int sample) {
        SortedMap<String, Tensor> one = new TreeMap<>();
        batch.forEach((name, tensor) -> one.put(name, TimeBlocks.sample(tensor, sample)));
        return one;
    }

    /// The output or recording of this name; outputs come first.
    public Tensor of(String name) {
        return Optional.ofNullable(outputs.get(name))
                .or(() -> Optional.ofNullable(recordings.get(name)))
                .orElseThrow(() -> new AssertionError(
                        "no '" + name + "' among " + outputs.keySet() + " and " + recordings.keySet()));
    }

    /// The single output.
    Tensor output() {
        assertEquals(1, outputs.size(), "outputs");
        return outputs.firstEntry().getValue();
    }

    /// The single output is exactly this, its shape (time, 1, features...).
    void gives(Shape features, double... expected) {
        assertEquals(Shape.of(expected.length / features.elements(), 1).plus(features), output().shape());
        assertArrayEquals(expected, output().toDoubles());
    }

    /// The output or recording of this name is this, but for a relative or absolute error, whichever is larger.
    void holds(String name, double error, double... expected) {
        Tensor found = of(name);
        assertEquals(expected.length, found.elements(), name);
        for (int i = 0; i < expected.length; i++) {
            double allowed = error * Math.max(1, Math.abs(expected[i]));
            int at = i;
            assertEquals(expected[i], found.getDouble(i), allowed, () -> name + " at " + at);
        }
    }

    /// Every output and recording is exactly the same, to the last bit.
    void isIdenticalTo(Outcome other, String what) {
        assertIdentical(outputs, other.outputs, what);
        assertIdentical(recordings, other.recordings, what);
    }

    private static void assertIdentical(
            SortedMap<String, Tensor> expected, SortedMap<String, Tensor> found, String what) {
        assertEquals(expected.keySet(), found.keySet(), what);
        expected.forEach((name, tensor) -> assertEquals(tensor, found.get(name), () -> what + ": " + name));
    }

    void isOf(DType dtype) {
        outputs.values().forEach(tensor -> assertEquals(dtype, tensor.dtype()));
        recordings.values().forEach(tensor -> assertEquals(dtype, tensor.dtype()));
    }
}
