package io.nir4j.cli;

import io.nir4j.backends.compare.Feed;
import io.nir4j.backends.spi.InputSource;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Signal;
import io.nir4j.io.numpy.NpyArray;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The arrays that feed a network, read block by block; every one fits its input.
final class InputArrays implements InputSource {
    private final List<Fed> inputs;
    private long read;

    /// An array for an input.
    ///
    /// @param perStep what a step of it is to the network: (batch, features...)
    /// @param remark what was added to its shape, if anything
    record Fed(String name, String source, NpyArray array, Shape perStep, Optional<String> remark) {}

    private InputArrays(List<Fed> inputs) {
        this.inputs = inputs;
    }

    /// Checks `arrays` against the inputs of `program`, whose names they bear.
    ///
    /// @throws CommandFailure with everything that does not fit
    static InputArrays of(Program program, Map<String, NamedArray> arrays) {
        Findings findings = new Findings();
        List<Fed> inputs = new ArrayList<>();
        arrays.forEach((name, given) -> {
            Signal signal = program.inputs().get(name);
            if (signal != null) {
                fit(name, given, signal.shape(), findings).ifPresent(inputs::add);
            }
        });
        agree(inputs, "numbers of time steps", fed -> fed.array().shape().dim(0), findings);
        agree(inputs, "batches", fed -> fed.perStep().dim(0), findings);
        if (findings.hasErrors()) {
            throw new CommandFailure(ExitCode.UNUSABLE_INPUT, findings.all());
        }
        return new InputArrays(inputs);
    }

    private interface Extent {
        long of(Fed fed);
    }

    private static void agree(List<Fed> inputs, String what, Extent extent, Findings findings) {
        TreeSet<Long> extents = new TreeSet<>();
        inputs.forEach(fed -> extents.add(extent.of(fed)));
        if (extents.size() > 1) {
            findings.add(Diagnostic.of(Code.INPUT_DATA, "the inputs have different " + what + ": " + extents));
        }
    }

    private static Optional<Fed> fit(String name, NamedArray given, Shape features, Findings findings) {
        Shape shape = given.array().shape();
        Shape inner = shape.rank() == 0 ? shape : shape.slice(1, shape.rank());
        if (shape.rank() == features.rank() + 2 && inner.slice(1, inner.rank()).equals(features)) {
            return Optional.of(new Fed(name, given.source(), given.array(), inner, Optional.empty()));
        }
        Shape single = Shape.of(1).plus(features);
        if (shape.rank() == features.rank() + 1 && inner.equals(features)) {
            return Optional.of(
                    new Fed(name, given.source(), given.array(), single, Optional.of("a batch axis was added")));
        }
        if (shape.rank() == 1 && features.equals(Shape.of(1))) {
            return Optional.of(new Fed(
                    name, given.source(), given.array(), single, Optional.of("axes for batch and neuron were added")));
        }
        findings.add(misfit(name, given, features));
        return Optional.empty();
    }

    private static Diagnostic misfit(String name, NamedArray given, Shape features) {
        Shape shape = given.array().shape();
        String axes = features.toString().replaceAll("[()]", "");
        String more = axes.isEmpty() ? "" : ", " + axes;
        return Diagnostic.of(
                        Code.INPUT_DATA,
                        "the array for input '" + name + "' has shape " + shape + ", expected (time, batch" + more
                                + ") or (time" + more + ")")
                .at(Place.file(given.source()))
                .hint(advice(shape, features));
    }

    private static Optional<String> advice(Shape shape, Shape features) {
        int rank = shape.rank();
        boolean featuresFirst = features.rank() > 0
                && rank > features.rank()
                && shape.slice(0, features.rank()).equals(features);
        if (featuresFirst) {
            return Optional.of("the features seem to come first: time must, see numpy.moveaxis");
        }
        boolean flat = features.rank() > 1 && rank > 0 && shape.dim(-1) == features.elements();
        return flat
                ? Optional.of("the features seem to be flat: reshape the last axis to " + features)
                : Optional.empty();
    }

    /// What is fed, for the summary.
    List<Fed> inputs() {
        return inputs;
    }

    /// All of them at once.
    Feed feed() {
        Map<String, Tensor> whole = new LinkedHashMap<>();
        inputs.forEach(fed -> {
            Shape shape = Shape.of(steps()).plus(fed.perStep());
            whole.put(fed.name(), fed.array().all().reshape(shape));
        });
        return Feed.of(whole);
    }

    int batch() {
        return Math.toIntExact(inputs.getFirst().perStep().dim(0));
    }

    @Override
    public long steps() {
        return inputs.getFirst().array().shape().dim(0);
    }

    @Override
    public Map<String, Tensor> next(int limit) {
        long end = Math.min(steps(), read + limit);
        Map<String, Tensor> blocks = new LinkedHashMap<>();
        for (Fed fed : inputs) {
            Tensor block = fed.array().block(read, end);
            blocks.put(fed.name(), block.reshape(Shape.of(end - read).plus(fed.perStep())));
        }
        read = end;
        return blocks;
    }
}
