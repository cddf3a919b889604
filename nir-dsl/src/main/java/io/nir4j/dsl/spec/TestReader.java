package io.nir4j.dsl.spec;

import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.syntax.Statement;
import io.nir4j.dsl.syntax.TestStatement;
import io.nir4j.dsl.syntax.TestStatement.DialectSetting;
import io.nir4j.dsl.syntax.TestStatement.PrecisionSetting;
import io.nir4j.dsl.syntax.TestStatement.TimeStepSetting;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.dsl.value.Dimension;
import io.nir4j.dsl.value.Evaluator;
import io.nir4j.dsl.value.Names;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.DType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the tests of a text.
///
/// Feeds are expressions, and besides them `constant(VALUE)` and `poisson(RATE, seed N)`, which are known nowhere else.
public final class TestReader {
    private static final Map<String, DType> PRECISIONS = Map.of("f32", DType.F32, "f64", DType.F64);

    private final Reading reading;

    private TestReader(Reading reading) {
        this.reading = reading;
    }

    /// The tests among `statements`, in their order, without those that are wrong: `findings` says why.
    ///
    /// @param evaluator computes the expressions of `source`; adds to `findings` too
    /// @param names what expressions may use
    public static List<TestCase> read(
            Collection<Statement> statements, SourceText source, Evaluator evaluator, Names names, Findings findings) {
        TestReader reader = new TestReader(new Reading(source, evaluator, names, findings));
        Map<String, Word> titles = new LinkedHashMap<>();
        List<TestCase> tests = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Test test) {
                Word title = test.title();
                Optional.ofNullable(titles.putIfAbsent(title.text(), title))
                        .ifPresent(first -> reader.taken("a test '" + title.text() + "'", title.span(), first.span()));
                reader.test(test).ifPresent(tests::add);
            }
        }
        return tests;
    }

    private void taken(String what, Span second, Span first) {
        reading.report(
                Diagnostic.of(Code.NAME_TAKEN, "there is " + what + " already").and(reading.place(first)), second);
    }

    private Optional<TestCase> test(Statement.Test test) {
        long before = reading.errors();
        Settings settings = new Settings();
        List<Feed> feeds = new ArrayList<>();
        List<Expectation> expectations = new ArrayList<>();
        for (TestStatement statement : test.statements()) {
            switch (statement) {
                case DialectSetting setting -> {
                    settings.once("dialect", setting);
                    settings.dialect = Optional.of(new Stated<>(
                            setting.name().text(), reading.place(setting.name().span())));
                }
                case TimeStepSetting setting -> {
                    settings.once("dt", setting);
                    settings.stepSeconds = stepSeconds(setting);
                }
                case PrecisionSetting setting -> {
                    settings.once("precision", setting);
                    settings.precision = precision(setting.name());
                }
                case TestStatement.Feed feed ->
                    new FeedReader(reading).feed(feed).ifPresent(feeds::add);
                case TestStatement.Expectation expectation ->
                    new ExpectationReader(reading).expectation(expectation).ifPresent(expectations::add);
            }
        }
        if (expectations.isEmpty() && reading.errors() == before) {
            reading.report(
                    Diagnostic.of(Code.SYNTAX, "the test '" + test.title().text() + "' expects nothing")
                            .hint("say what must hold: expect lif1 fires 4 times"),
                    test.title().span());
        }
        return reading.errors() > before
                ? Optional.empty()
                : Optional.of(new TestCase(
                        test.title().text(),
                        settings.dialect,
                        settings.stepSeconds,
                        settings.precision,
                        feeds,
                        expectations,
                        reading.place(test.title().span())));
    }

    /// The settings of one test so far.
    private final class Settings {
        private final Map<String, Span> given = new LinkedHashMap<>();
        private Optional<Stated<String>> dialect = Optional.empty();
        private Optional<Stated<Double>> stepSeconds = Optional.empty();
        private Optional<DType> precision = Optional.empty();

        void once(String name, TestStatement setting) {
            Optional.ofNullable(given.putIfAbsent(name, setting.span()))
                    .ifPresent(first -> taken("a " + name + " in this test", setting.span(), first));
        }
    }

    private Optional<Stated<Double>> stepSeconds(TimeStepSetting setting) {
        Span span = setting.step().span();
        return reading.number(setting.step(), "dt", Dimension.TIME)
                .filter(seconds -> reading.holds(
                        seconds > 0 && Double.isFinite(seconds), "dt is a positive span of time, not " + seconds, span))
                .map(seconds -> new Stated<>(seconds, reading.place(span)));
    }

    private Optional<DType> precision(Word name) {
        Optional<DType> precision = Optional.ofNullable(PRECISIONS.get(name.text()));
        if (precision.isEmpty()) {
            reading.report(
                    Diagnostic.of(Code.UNKNOWN_NAME, "there is no precision '" + name.text() + "'")
                            .hint(Suggestion.hint(name.text(), PRECISIONS.keySet())
                                    .orElse("the precisions are f32 and f64")),
                    name.span());
        }
        return precision;
    }
}
