package io.nir4j.backends.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nir4j.dsl.spec.Expectation;
import io.nir4j.dsl.spec.Expectation.Condition;
import io.nir4j.dsl.spec.Feed;
import io.nir4j.dsl.spec.Feed.Source;
import io.nir4j.dsl.spec.SignalName;
import io.nir4j.dsl.spec.Stated;
import io.nir4j.dsl.spec.TestCase;
import io.nir4j.model.Graph;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Scale;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tests as a text would state them; every part has a place of its own.
final class Cases {
    static final Place TEST = Place.path("1:1");
    static final Place FEED = Place.path("2:3");
    static final Place TARGET = Place.path("2:8");
    static final Place EXPECTATION = Place.path("3:3");
    static final Place SIGNAL = Place.path("3:10");

    private Cases() {}

    /// `x -> scale -> lif -> y`, and `scale -> li`.
    static Graph network(long... features) {
        Tensor one = Tensor.filled(DType.F32, Shape.of(features), 1);
        var graph = Graph.builder();
        graph.input("x", features)
                .then("scale", new Scale(one))
                .then("lif", new LIF(one, one, Tensor.filled(DType.F32, Shape.of(features), 0), one))
                .output("y", features);
        graph.from("scale")
                .then("li", new LI(one, one, Tensor.filled(DType.F32, Shape.of(features), 0)))
                .output("z", features);
        return graph.build();
    }

    static SignalName signal(String whole, Place place, long... index) {
        int dot = whole.lastIndexOf('.');
        Optional<List<Long>> elements = index.length == 0
                ? Optional.empty()
                : Optional.of(Arrays.stream(index).boxed().toList());
        return dot < 0
                ? new SignalName(whole, Optional.empty(), elements, place)
                : new SignalName(whole.substring(0, dot), Optional.of(whole.substring(dot + 1)), elements, place);
    }

    static Feed feed(Source source, long... index) {
        return new Feed(signal("x", TARGET, index), source, Optional.empty(), FEED);
    }

    static Feed feed(long steps, Source source, long... index) {
        return new Feed(signal("x", TARGET, index), source, Optional.of(new Stated<>(steps, FEED)), FEED);
    }

    static Expectation expect(String whole, Condition condition, long... index) {
        return new Expectation(signal(whole, SIGNAL, index), condition, EXPECTATION);
    }

    static TestCase test(List<Feed> feeds, Expectation... expectations) {
        return new TestCase(
                "a title", Optional.empty(), Optional.empty(), Optional.empty(), feeds, List.of(expectations), TEST);
    }

    static TestCase at(DType precision, TestCase test) {
        return new TestCase(
                test.title(),
                test.dialect(),
                test.stepSeconds(),
                Optional.of(precision),
                test.feeds(),
                test.expectations(),
                test.place());
    }

    /// What a simulator that records what it is told says to one expectation, over so many steps of one sample.
    static TestResult check(ScriptedSimulator simulator, long steps, Expectation expectation, long... features) {
        return TestRunner.run(
                network(features), test(List.of(feed(steps, new Feed.Constant(0))), expectation), simulator);
    }

    static void passes(TestResult result) {
        assertInstanceOf(TestResult.Passed.class, result, result::toString);
    }

    /// The only difference, at its place.
    static Difference difference(TestResult result) {
        TestResult.Failed failed = assertInstanceOf(TestResult.Failed.class, result, result::toString);
        assertEquals(1, failed.differences().size());
        assertEquals(EXPECTATION, failed.differences().getFirst().finding().place());
        assertEquals("NIR-610", failed.differences().getFirst().finding().code().label());
        return failed.differences().getFirst();
    }

    /// The only reason why it cannot run.
    static Diagnostic fault(TestResult result) {
        TestResult.CannotRun cannot = assertInstanceOf(TestResult.CannotRun.class, result, result::toString);
        List<Diagnostic> errors =
                cannot.findings().stream().filter(Diagnostic::isError).toList();
        assertEquals(1, errors.size(), errors::toString);
        return errors.getFirst();
    }
}
