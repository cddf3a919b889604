package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import java.util.Optional;
import java.util.OptionalDouble;

/// Computes the expressions of one text.
///
/// Every method answers with what was asked, or with nothing after adding to the findings why not. Numbers are
/// computed in double and rounded where they are used, so that some faults are found only by [#value]: one is
/// that a number is too large for the type of its place.
public final class Evaluator {
    private final Context context;

    /// @param source the text, for the places of faults
    /// @param files opens the files that expressions name
    /// @param budget what the text may still make
    /// @param findings receives all faults
    public Evaluator(SourceText source, ArrayFiles files, Budget budget, Findings findings) {
        this.context = new Context(new Faults(source, findings), files, budget);
    }

    /// What `expression` says by itself.
    public Optional<Computed> compute(Expression expression, Names names) {
        return context.faults().reported(expression.span(), () -> new Computation(context, names).of(expression));
    }

    /// `computed` as the place needs it.
    ///
    /// @param span where it stands
    public Optional<Value> value(Computed computed, Target target, Span span) {
        return context.faults().reported(span, () -> new Placement(context).value(computed, target));
    }

    /// The extents that `computed` lists: a number is one extent, a row of them as many.
    ///
    /// @param span where it stands
    public Optional<Shape> shape(Computed computed, Span span) {
        return context.faults().reported(span, () -> Extents.of(computed));
    }

    /// The extents that `expression` lists: `784`, `28 x 28`, `[28, 28]`.
    public Optional<Shape> shape(Expression expression, Names names) {
        return compute(expression, names).flatMap(computed -> shape(computed, expression.span()));
    }

    /// The one number that `computed` is, in the base unit of `dimension`; a pure number is taken to be in that.
    ///
    /// @param label what is asked for, for messages: `dt`
    /// @param span where it stands
    public OptionalDouble number(Computed computed, String label, Dimension dimension, Span span) {
        Optional<Double> number = context.faults().reported(span, () -> single(computed, label, dimension));
        return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
    }

    private static double single(Computed computed, String label, Dimension dimension) {
        if (!(computed instanceof Quantity quantity && quantity.count() == 1)) {
            throw Diagnostic.of(Code.NOT_COMPUTABLE, label + " is one number, found " + computed.describe())
                    .asException();
        }
        Placement.checkDimension(quantity.dimension(), dimension, label);
        return quantity.elements().at(0);
    }
}
