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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The arrays that feed a network, read block by block; every one fits its input.
final class InputArrays implements InputSource {
    private static final String SAME = "the same frame at every step";

    private final List<Fed> inputs;
    /// How often the arrays, each of them one frame, are to be fed; empty where they have a time axis.
    private final Optional<Long> repeats;
    private final Map<String, Tensor> repeated = new HashMap<>();
    private long read;

    /// An array for an input.
    ///
    /// @param perStep what a step of it is to the network: (batch, features...)
    /// @param remark what was added to its shape, or how it is fed, if that needs saying
    record Fed(String name, String source, NpyArray array, Shape perStep, Optional<String> remark) {}

    private InputArrays(List<Fed> inputs, Optional<Long> repeats) {
        this.inputs = inputs;
        this.repeats = repeats;
    }

    /// Checks `arrays` against the inputs of `program`, whose names they bear.
    ///
    /// @throws CommandFailure with everything that does not fit
    static InputArrays of(Program program, Map<String, NamedArray> arrays) {
        Findings findings = new Findings();
        List<Fed> inputs = fitting(program, arrays, InputArrays::fit, findings);
        agree(inputs, "numbers of time steps", fed -> fed.array().shape().dim(0), findings);
        return checked(inputs, Optional.empty(), findings);
    }

    /// The same for arrays without a time axis: each is one frame, which comes at every one of so many steps.
    ///
    /// @throws CommandFailure with everything that does not fit
    static InputArrays ofFrames(Program program, Map<String, NamedArray> arrays, long steps) {
        Findings findings = new Findings();
        return checked(fitting(program, arrays, InputArrays::fitFrame, findings), Optional.of(steps), findings);
    }

    private interface Fitting {
        Optional<Fed> fit(String name, NamedArray given, Shape features, Findings findings);
    }

    private static List<Fed> fitting(
            Program program, Map<String, NamedArray> arrays, Fitting fitting, Findings findings) {
        List<Fed> inputs = new ArrayList<>();
        arrays.forEach((name, given) -> {
            Signal signal = program.inputs().get(name);
            if (signal != null) {
                fitting.fit(name, given, signal.shape(), findings).ifPresent(inputs::add);
            }
        });
        return inputs;
    }

    private static InputArrays checked(List<Fed> inputs, Optional<Long> repeats, Findings findings) {
        agree(inputs, "batches", fed -> fed.perStep().dim(0), findings);
        if (findings.hasErrors()) {
            throw new CommandFailure(ExitCode.UNUSABLE_INPUT, findings.all());
        }
        return new InputArrays(inputs, repeats);
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

    private static Optional<Fed> fitFrame(String name, NamedArray given, Shape features, Findings findings) {
        Shape shape = given.array().shape();
        if (shape.rank() == features.rank() + 1 && shape.slice(1, shape.rank()).equals(features)) {
            return Optional.of(new Fed(name, given.source(), given.array(), shape, Optional.of(SAME)));
        }
        if (shape.equals(features)) {
            Shape single = Shape.of(1).plus(features);
            return Optional.of(new Fed(
                    name, given.source(), given.array(), single, Optional.of("a batch axis was added; " + SAME)));
        }
        findings.add(Diagnostic.of(
                        Code.INPUT_DATA,
                        "the frame for input '" + name + "' has shape " + shape + ", expected (batch" + more(features)
                                + ") or " + features)
                .at(Place.file(given.source()))
                .hint("--static feeds one frame at every step; without it, the first axis is time"));
        return Optional.empty();
    }

    /// Axes behind others: `, 2, 7`.
    private static String more(Shape features) {
        String axes = features.toString().replaceAll("[()]", "");
        return axes.isEmpty() ? "" : ", " + axes;
    }

    private static Diagnostic misfit(String name, NamedArray given, Shape features) {
        Shape shape = given.array().shape();
        String more = more(features);
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
            whole.put(fed.name(), block(fed, 0, steps()));
        });
        return Feed.of(whole);
    }

    int batch() {
        return Math.toIntExact(inputs.getFirst().perStep().dim(0));
    }

    @Override
    public long steps() {
        return repeats.orElseGet(() -> inputs.getFirst().array().shape().dim(0));
    }

    @Override
    public Map<String, Tensor> next(int limit) {
        long end = Math.min(steps(), read + limit);
        Map<String, Tensor> blocks = new LinkedHashMap<>();
        for (Fed fed : inputs) {
            blocks.put(fed.name(), block(fed, read, end));
        }
        read = end;
        return blocks;
    }

    private Tensor block(Fed fed, long from, long end) {
        Shape shape = Shape.of(end - from).plus(fed.perStep());
        if (repeats.isEmpty()) {
            return fed.array().block(from, end).reshape(shape);
        }
        // Blocks are as long as each other but for the last.
        Tensor frames = repeated.get(fed.name());
        if (frames == null || !frames.shape().equals(shape)) {
            Shape frame = Shape.of(1).plus(fed.perStep());
            frames = fed.array().all().reshape(frame).broadcastTo(shape);
            repeated.put(fed.name(), frames);
        }
        return frames;
    }
}
