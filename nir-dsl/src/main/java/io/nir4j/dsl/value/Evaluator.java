package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import java.util.Optional;
import java.util.OptionalDouble;

/// Computes the expressions of one text.
///
/// Every method answers with what was asked, or with nothing after adding to the findings why not.
@SuppressWarnings("UnusedVariable")
public final class Evaluator {
    private final SourceText source;
    private final ArrayFiles files;
    private final Budget budget;
    private final Findings findings;

    public Evaluator(SourceText source, ArrayFiles files, Budget budget, Findings findings) {
        this.source = source;
        this.files = files;
        this.budget = budget;
        this.findings = findings;
    }

    /// What `expression` says by itself.
    public Optional<Computed> compute(Expression expression, Names names) {
        return Optional.empty();
    }

    /// `computed` as the place needs it.
    ///
    /// @param span where it stands
    public Optional<Value> value(Computed computed, Target target, Span span) {
        return Optional.empty();
    }

    /// The extents that `computed` lists: a number is one extent, a row of them as many.
    ///
    /// @param span where it stands
    public Optional<Shape> shape(Computed computed, Span span) {
        return Optional.empty();
    }

    /// The extents that `expression` lists: `784`, `28 x 28`, `[28, 28]`.
    public Optional<Shape> shape(Expression expression, Names names) {
        return compute(expression, names).flatMap(computed -> shape(computed, expression.span()));
    }

    /// The one number that `computed` is, in the base unit of `dimension`.
    ///
    /// @param label what is asked for, for messages: `dt`
    /// @param span where it stands
    public OptionalDouble number(Computed computed, String label, Dimension dimension, Span span) {
        return OptionalDouble.empty();
    }
}
