package io.nir4j.dsl.syntax;

import io.nir4j.dsl.syntax.Expression.Row;
import java.util.List;
import java.util.Optional;

/// A line of a test.
public sealed interface TestStatement {
    Span span();

    /// `dialect norse`.
    record DialectSetting(Word name, Span span) implements TestStatement {}

    /// `dt 1 ms`.
    record TimeStepSetting(Expression step, Span span) implements TestStatement {}

    /// `precision f64`.
    record PrecisionSetting(Word name, Span span) implements TestStatement {}

    /// `feed image = constant(0.5) for 20 steps`.
    record Feed(SignalForm target, Source source, Optional<Expression> steps, Span span) implements TestStatement {}

    /// `expect lif1[0] spikes at [4, 9]`.
    record Expectation(SignalForm signal, Condition condition, Span span) implements TestStatement {}

    /// `block/lif1.v[0]`.
    ///
    /// @param path names from the outermost graph inwards
    /// @param index one number per axis
    record SignalForm(List<Word> path, Optional<Word> variable, Optional<Row> index, Span span) {}

    /// What is fed.
    sealed interface Source {}

    /// `spikes at [3, 7, 9]`.
    record SpikesAt(Expression steps) implements Source {}

    /// `constant(0.5)`, `poisson(50 Hz, seed 1)`, or an array.
    record SourceValue(Expression value) implements Source {}

    /// What is expected of a signal.
    sealed interface Condition {}

    /// `spikes at [4, 9]`, and at no other step.
    record SpikesExactlyAt(Expression steps) implements Condition {}

    /// `fires 4 times`.
    record Fires(Expression times) implements Condition {}

    /// `at 3 ~ 0.0974 +- 1e-4`.
    record Near(Expression step, Expression value, Expression tolerance) implements Condition {}

    /// `equals "expected.npz".output +- 1e-4 within 0.2 %`.
    ///
    /// @param tolerance the largest difference at a position that counts as equal
    /// @param percent how many of a hundred positions may differ
    record Equal(Expression array, Optional<Expression> tolerance, Optional<Expression> percent) implements Condition {}
}
