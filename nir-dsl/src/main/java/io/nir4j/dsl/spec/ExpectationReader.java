package io.nir4j.dsl.spec;

import io.nir4j.dsl.spec.Expectation.Condition;
import io.nir4j.dsl.spec.Expectation.Equals;
import io.nir4j.dsl.spec.Expectation.Fires;
import io.nir4j.dsl.spec.Expectation.Near;
import io.nir4j.dsl.spec.Expectation.SpikesAt;
import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.TestStatement;
import io.nir4j.dsl.syntax.TestStatement.Equal;
import io.nir4j.dsl.syntax.TestStatement.SpikesExactlyAt;
import io.nir4j.dsl.value.Dimension;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Reads what a test expects.
final class ExpectationReader {
    private final Reading reading;

    ExpectationReader(Reading reading) {
        this.reading = reading;
    }

    Optional<Expectation> expectation(TestStatement.Expectation expectation) {
        Optional<SignalName> signal = reading.signal(expectation.signal());
        Optional<Condition> condition = condition(expectation.condition());
        return signal.flatMap(
                named -> condition.map(wanted -> new Expectation(named, wanted, reading.place(expectation.span()))));
    }

    private Optional<Condition> condition(TestStatement.Condition condition) {
        return switch (condition) {
            case SpikesExactlyAt(var steps) -> reading.steps(steps).map(SpikesAt::new);
            case TestStatement.Fires(var times) ->
                reading.whole(times, "the number of spikes").map(Fires::new);
            case TestStatement.Near near -> near(near);
            case Equal equal -> equalTo(equal);
        };
    }

    private Optional<Condition> near(TestStatement.Near near) {
        Optional<Long> step = reading.whole(near.step(), "the step");
        Optional<Double> value = reading.number(near.value(), "the value", Dimension.VOLTAGE);
        Optional<Double> tolerance = tolerance(near.tolerance());
        return step.flatMap(at -> value.flatMap(wanted -> tolerance.map(allowed -> new Near(at, wanted, allowed))));
    }

    private Optional<Condition> equalTo(Equal equal) {
        Optional<Tensor> array = reading.array(equal.array(), "what is expected");
        Optional<Double> tolerance = equal.tolerance().map(this::tolerance).orElse(Optional.of(0.0));
        Optional<Double> percent = equal.percent().map(this::percent).orElse(Optional.of(0.0));
        return array.flatMap(
                wanted -> tolerance.flatMap(allowed -> percent.map(share -> new Equals(wanted, allowed, share))));
    }

    private Optional<Double> tolerance(Expression expression) {
        return reading.number(expression, "the tolerance", Dimension.VOLTAGE)
                .filter(number -> reading.holds(
                        number >= 0 && Double.isFinite(number),
                        "a tolerance is at least 0 and finite, not " + number,
                        expression.span()));
    }

    private Optional<Double> percent(Expression expression) {
        return reading.number(expression, "the share", Dimension.NONE)
                .filter(number -> reading.holds(
                        number >= 0 && number < 100,
                        "from 0 to less than 100 % of the positions may differ, not " + number + " %",
                        expression.span()));
    }
}
