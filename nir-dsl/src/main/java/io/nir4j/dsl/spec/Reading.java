package io.nir4j.dsl.spec;

import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.Expression.Argument;
import io.nir4j.dsl.syntax.Expression.Call;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.syntax.TestStatement.SignalForm;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.dsl.value.Computed;
import io.nir4j.dsl.value.Dimension;
import io.nir4j.dsl.value.Evaluator;
import io.nir4j.dsl.value.Names;
import io.nir4j.dsl.value.Target;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What all parts of the reader share: every method answers with what was asked, or with nothing after a finding.
///
/// @param names what expressions may use
record Reading(SourceText source, Evaluator evaluator, Names names, Findings findings) {
    /// The integers up to here are doubles.
    private static final double LARGEST_WHOLE = 0x1p53;

    Place place(Span span) {
        return source.place(span);
    }

    void report(Diagnostic finding, Span span) {
        findings.add(finding.at(place(span)));
    }

    /// Whether `condition` holds; says `message` where it does not.
    boolean holds(boolean condition, String message, Span span) {
        if (!condition) {
            report(Diagnostic.of(Code.NOT_COMPUTABLE, message), span);
        }
        return condition;
    }

    /// How many errors there are so far.
    long errors() {
        return findings.all().stream().filter(Diagnostic::isError).count();
    }

    /// A number in the base unit of `dimension`.
    Optional<Double> number(Expression expression, String label, Dimension dimension) {
        OptionalDouble number = evaluator
                .compute(expression, names)
                .map(computed -> evaluator.number(computed, label, dimension, expression.span()))
                .orElse(OptionalDouble.empty());
        return number.stream().boxed().findFirst();
    }

    /// A whole number, at least 0.
    Optional<Long> whole(Expression expression, String label) {
        return number(expression, label, Dimension.NONE)
                .filter(number -> holds(
                        number >= 0 && number <= LARGEST_WHOLE && number == Math.rint(number),
                        label + " is a whole number, at least 0, not " + number,
                        expression.span()))
                .map(Double::longValue);
    }

    /// Steps in rising order.
    Optional<List<Long>> steps(Expression expression) {
        return evaluator
                .compute(expression, names)
                .flatMap(computed -> evaluator.value(computed, Target.integers("the list of steps"), expression.span()))
                .flatMap(value -> tensor(value, "the list of steps", expression.span()))
                .filter(steps -> holds(
                        steps.shape().rank() <= 1,
                        "steps are listed in one row, not in shape " + steps.shape(),
                        expression.span()))
                .map(Tensor::toLongs)
                .filter(steps -> rising(steps, expression.span()))
                .map(steps -> Arrays.stream(steps).boxed().toList());
    }

    private boolean rising(long[] steps, Span span) {
        long before = -1;
        for (long step : steps) {
            String why = step < 0
                    ? "there is no step " + step
                    : "steps are listed in rising order, not " + step + " after " + before;
            if (!holds(step > before, why, span)) {
                return false;
            }
            before = step;
        }
        return true;
    }

    /// An array; a text is the name of the file that holds it.
    Optional<Tensor> array(Expression expression, String label) {
        return computedArray(expression)
                .flatMap(computed -> evaluator.value(computed, Target.untyped(label), expression.span()))
                .flatMap(value -> tensor(value, label, expression.span()))
                .filter(array -> holds(
                        array.shape().rank() > 0,
                        label + " is an array with an axis for the steps, not a number",
                        expression.span()));
    }

    private Optional<Computed> computedArray(Expression expression) {
        if (expression instanceof Expression.Text file) {
            Argument name = new Argument(Optional.empty(), file, file.span());
            Word load = new Word("load", false, file.span());
            return evaluator.compute(new Call(load, List.of(name), file.span()), names);
        }
        return evaluator.compute(expression, names);
    }

    private Optional<Tensor> tensor(Value value, String label, Span span) {
        if (value instanceof Value.Numbers(var tensor)) {
            return Optional.of(tensor);
        }
        report(Diagnostic.of(Code.WRONG_KIND, label + " holds numbers, not " + value.describe()), span);
        return Optional.empty();
    }

    Optional<SignalName> signal(SignalForm form) {
        String node = form.path().stream().map(Word::text).collect(Collectors.joining("/"));
        Optional<String> variable = form.variable().map(Word::text);
        if (form.index().isEmpty()) {
            return Optional.of(new SignalName(node, variable, Optional.empty(), place(form.span())));
        }
        List<Long> index = new ArrayList<>();
        List<Expression> axes = form.index().get().elements();
        axes.forEach(axis -> whole(axis, "an index").ifPresent(index::add));
        return index.size() < axes.size()
                ? Optional.empty()
                : Optional.of(new SignalName(node, variable, Optional.of(index), place(form.span())));
    }
}
