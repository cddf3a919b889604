package io.nir4j.backends.harness;

import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Signal;
import io.nir4j.dsl.spec.Feed;
import io.nir4j.dsl.spec.Feed.Poisson;
import io.nir4j.dsl.spec.Feed.Recorded;
import io.nir4j.dsl.spec.Feed.Spikes;
import io.nir4j.dsl.spec.Stated;
import io.nir4j.dsl.spec.TestCase;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a test feeds to a program, checked against it.
///
/// How many steps there are is said by `for N steps` and by recorded arrays, and all that say it must agree; a feed
/// that does not say follows the others. The batch is that of the arrays that have one, else 1.
///
/// @param program what is fed
/// @param fed all feeds in the order of the test
/// @param steps of the run, at least 1
/// @param batch of the run, at least 1
record Feeding(Program program, List<Fed> fed, long steps, int batch) {

    /// Checks the feeds of `test`.
    ///
    /// @throws InvalidNetwork with everything that does not fit
    static Feeding of(Program program, TestCase test) {
        Findings findings = new Findings();
        List<Fed> fed = new ArrayList<>();
        for (Feed feed : test.feeds()) {
            resolve(program, feed, findings).ifPresent(fed::add);
        }
        Set<String> named =
                test.feeds().stream().map(feed -> feed.target().whole()).collect(Collectors.toSet());
        program.inputs().keySet().stream()
                .filter(input -> !named.contains(input))
                .forEach(input -> findings.add(fault("the test feeds nothing to input '" + input + "'")
                        .at(test.place())
                        .hint("'feed " + input + " = constant(0)' keeps it silent")));
        Optional<Stated<Long>> steps = steps(test, fed, findings);
        Optional<Stated<Long>> batch = agreed(batches(fed), "batches", findings);
        steps.ifPresent(known -> fed.forEach(one -> checkSteps(one, known.value(), findings)));
        findings.throwIfErrors();
        return new Feeding(
                program,
                fed,
                steps.orElseThrow().value(),
                Math.toIntExact(batch.map(Stated::value).orElse(1L)));
    }

    private static Diagnostic fault(String message) {
        return Diagnostic.of(Code.INPUT_DATA, message);
    }

    private static Optional<Fed> resolve(Program program, Feed feed, Findings findings) {
        String name = feed.target().whole();
        Signal input = program.inputs().get(name);
        if (input == null) {
            Set<String> inputs = program.inputs().keySet();
            String known = inputs.isEmpty() ? "it has none" : "its inputs are " + String.join(", ", inputs);
            findings.add(fault("the network has no input '" + name + "'")
                    .at(feed.target().place())
                    .hint(Suggestion.hint(name, inputs).orElse(known)));
            return Optional.empty();
        }
        try {
            Elements elements = Elements.of(feed.target(), input.shape(), Code.INPUT_DATA);
            return switch (feed.source()) {
                case Recorded(var numbers) -> recorded(feed, elements, numbers.shape(), findings);
                case Poisson(double rateHertz, long _) -> {
                    checkRate(feed, rateHertz, program.stepSeconds(), findings);
                    yield Optional.of(new Fed(feed, elements, Optional.empty()));
                }
                case Feed.Constant _, Spikes _ -> Optional.of(new Fed(feed, elements, Optional.empty()));
            };
        } catch (InvalidNetwork noSuchElement) {
            findings.addAll(noSuchElement.diagnostics());
            return Optional.empty();
        }
    }

    private static Optional<Fed> recorded(Feed feed, Elements elements, Shape shape, Findings findings) {
        Optional<ArrayLayout> layout = ArrayLayout.of(shape, elements.features());
        if (layout.isEmpty()) {
            findings.add(fault("the array for " + feed.target() + " has shape " + shape + ", expected "
                            + ArrayLayout.expected(elements.features()))
                    .at(feed.place()));
        } else if (shape.elements() == 0) {
            findings.add(fault("the array for " + feed.target() + " has shape " + shape + ": it holds nothing")
                    .at(feed.place()));
        }
        return layout.map(found -> new Fed(feed, elements, layout));
    }

    private static void checkRate(Feed feed, double rateHertz, double stepSeconds, Findings findings) {
        if (rateHertz * stepSeconds > 1) {
            findings.add(fault("a rate of " + Numbers.shown(rateHertz) + " Hz is "
                            + Numbers.shown(rateHertz * stepSeconds) + " spikes in a step of "
                            + Numbers.shown(stepSeconds) + " s; there is at most one")
                    .at(feed.place())
                    .hint("a lower rate, or a shorter step: dt"));
        }
    }

    private static Optional<Stated<Long>> steps(TestCase test, List<Fed> fed, Findings findings) {
        List<Stated<Long>> known = fed.stream()
                .flatMap(one -> Stream.concat(
                        one.feed().steps().stream(),
                        one.layout().stream()
                                .map(layout ->
                                        new Stated<>(layout.steps(), one.feed().place()))))
                .toList();
        // Where a feed is wrong, what it would have said about the steps is not missed.
        if (known.isEmpty() && fed.size() == test.feeds().size()) {
            findings.add(fault("nothing says how many steps to run")
                    .at(
                            test.feeds().isEmpty()
                                    ? test.place()
                                    : test.feeds().getFirst().place())
                    .hint("end a feed with 'for 20 steps'"));
        }
        return agreed(known, "numbers of steps", findings);
    }

    private static List<Stated<Long>> batches(List<Fed> fed) {
        Function<Fed, OptionalLong> batch =
                one -> one.layout().map(ArrayLayout::batch).orElse(OptionalLong.empty());
        return fed.stream()
                .flatMap(one -> batch.apply(one).stream()
                        .mapToObj(samples -> new Stated<>(samples, one.feed().place())))
                .toList();
    }

    /// The value that all of them state.
    private static Optional<Stated<Long>> agreed(List<Stated<Long>> stated, String what, Findings findings) {
        for (Stated<Long> other : stated) {
            Stated<Long> first = stated.getFirst();
            if (!other.value().equals(first.value())) {
                findings.add(fault("the feeds have different " + what + ": " + first.value() + " and " + other.value())
                        .at(other.place())
                        .and(first.place()));
                return Optional.empty();
            }
        }
        return stated.stream().findFirst();
    }

    private static void checkSteps(Fed one, long steps, Findings findings) {
        if (one.feed().source() instanceof Spikes(var at) && !at.isEmpty() && at.getLast() >= steps) {
            findings.add(fault("a spike is fed at step " + at.getLast() + ", the last step is " + (steps - 1))
                    .at(one.feed().place())
                    .hint("steps are counted from 0"));
        }
    }

    /// Every input in float64, (time, batch, features...).
    Map<String, Tensor> inputs() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        program.inputs().forEach((name, signal) -> {
            Shape shape = Shape.of(steps, batch).plus(signal.shape());
            double[] sum = new double[Math.toIntExact(shape.elements())];
            fed.stream()
                    .filter(one -> one.elements().name().equals(name))
                    .forEach(one -> one.addTo(sum, steps, batch, program.stepSeconds()));
            inputs.put(name, Tensor.of(shape, sum));
        });
        return inputs;
    }
}
