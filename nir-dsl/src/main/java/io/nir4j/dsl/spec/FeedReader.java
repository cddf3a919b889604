package io.nir4j.dsl.spec;

import io.nir4j.dsl.spec.Feed.Constant;
import io.nir4j.dsl.spec.Feed.Poisson;
import io.nir4j.dsl.spec.Feed.Recorded;
import io.nir4j.dsl.spec.Feed.Source;
import io.nir4j.dsl.spec.Feed.Spikes;
import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.Expression.Argument;
import io.nir4j.dsl.syntax.Expression.Call;
import io.nir4j.dsl.syntax.TestStatement;
import io.nir4j.dsl.syntax.TestStatement.SourceValue;
import io.nir4j.dsl.syntax.TestStatement.SpikesAt;
import io.nir4j.dsl.value.Dimension;
import io.nir4j.dsl.value.Functions;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what a test feeds.
final class FeedReader {
    /// The sources that are calls, with their parameters.
    private static final Map<String, List<String>> SOURCES =
            Map.of("constant", List.of("value"), "poisson", List.of("rate", "seed"));

    private final Reading reading;

    FeedReader(Reading reading) {
        this.reading = reading;
    }

    Optional<Feed> feed(TestStatement.Feed feed) {
        Optional<SignalName> target = reading.signal(feed.target());
        Optional<Source> source = source(feed.source());
        Optional<Stated<Long>> steps = feed.steps().flatMap(this::steps);
        boolean complete = feed.steps().isEmpty() || steps.isPresent();
        return target.filter(_ -> complete)
                .flatMap(input -> source.map(numbers -> new Feed(input, numbers, steps, reading.place(feed.span()))));
    }

    private Optional<Stated<Long>> steps(Expression expression) {
        return reading.whole(expression, "the number of steps")
                .filter(count -> reading.holds(count > 0, "a test runs for at least one step", expression.span()))
                .map(count -> new Stated<>(count, reading.place(expression.span())));
    }

    private Optional<Source> source(TestStatement.Source source) {
        return switch (source) {
            case SpikesAt(var steps) -> reading.steps(steps).map(Spikes::new);
            case SourceValue(Call call) when SOURCES.containsKey(call.function().text()) -> call(call);
            case SourceValue(Call call)
            when !Functions.names().contains(call.function().text()) -> unknown(call);
            case SourceValue(var array) -> reading.array(array, "what is fed").map(Recorded::new);
        };
    }

    private Optional<Source> unknown(Call call) {
        String name = call.function().text();
        List<String> known = Stream.concat(SOURCES.keySet().stream(), Functions.names().stream())
                .toList();
        reading.report(
                Diagnostic.of(Code.UNKNOWN_NAME, "nothing that can be fed is called '" + name + "'")
                        .hint(Suggestion.hint(name, known)
                                .orElse("feeds are constant(0.5), poisson(50 Hz, seed 1), spikes at [3, 7], an array,"
                                        + " or a file of one")),
                call.function().span());
        return Optional.empty();
    }

    private Optional<Source> call(Call call) {
        String name = call.function().text();
        return arguments(call, SOURCES.getOrDefault(name, List.of()))
                .flatMap(arguments -> name.equals("constant") ? constant(arguments.get(0)) : poisson(arguments));
    }

    private Optional<Source> constant(Expression value) {
        return reading.number(value, "the constant that is fed", Dimension.NONE)
                .filter(number ->
                        reading.holds(Double.isFinite(number), "what is fed is finite, not " + number, value.span()))
                .map(Constant::new);
    }

    private Optional<Source> poisson(List<Expression> arguments) {
        Expression rate = arguments.get(0);
        Optional<Double> hertz = reading.number(rate, "the rate", Dimension.FREQUENCY)
                .filter(number -> reading.holds(
                        number >= 0 && Double.isFinite(number), "a rate is at least 0 Hz, not " + number, rate.span()));
        Optional<Long> seed = reading.whole(arguments.get(1), "the seed");
        return hertz.flatMap(known -> seed.map(start -> new Poisson(known, start)));
    }

    /// The arguments in the order of the parameters, each of which must be given.
    private Optional<List<Expression>> arguments(Call call, List<String> parameters) {
        Map<String, Expression> given = new LinkedHashMap<>();
        int position = 0;
        boolean fits = true;
        for (Argument argument : call.arguments()) {
            String next = position < parameters.size() ? parameters.get(position++) : "";
            String name = argument.name().map(word -> word.text()).orElse(next);
            fits &= parameters.contains(name) && given.put(name, argument.value()) == null;
        }
        if (!fits || given.size() < parameters.size()) {
            reading.report(
                    Diagnostic.of(
                                    Code.WRONG_ARGUMENTS,
                                    call.function().text() + " takes " + String.join(", ", parameters))
                            .hint("such as " + (parameters.size() == 1 ? "constant(0.5)" : "poisson(50 Hz, seed 1)")),
                    call.span());
            return Optional.empty();
        }
        return Optional.of(parameters.stream().map(given::get).toList());
    }
}
