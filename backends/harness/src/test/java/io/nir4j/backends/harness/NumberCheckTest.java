package io.nir4j.backends.harness;

import static io.nir4j.backends.harness.Cases.check;
import static io.nir4j.backends.harness.Cases.difference;
import static io.nir4j.backends.harness.Cases.expect;
import static io.nir4j.backends.harness.Cases.feed;
import static io.nir4j.backends.harness.Cases.network;
import static io.nir4j.backends.harness.Cases.passes;
import static io.nir4j.backends.harness.Cases.test;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.dsl.spec.Expectation;
import io.nir4j.dsl.spec.Expectation.Equals;
import io.nir4j.dsl.spec.Expectation.Near;
import io.nir4j.dsl.spec.Feed.Constant;
import io.nir4j.dsl.spec.Feed.Recorded;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberCheckTest {
    private static ScriptedSimulator potential(double... values) {
        return new ScriptedSimulator().records("lif.v", values);
    }

    private static Expectation near(double value, double tolerance, long... index) {
        return expect("lif.v", new Near(1, value, tolerance), index);
    }

    private static Expectation equal(Tensor array, double tolerance, double percent, long... index) {
        return expect("lif.v", new Equals(array, tolerance, percent), index);
    }

    private static TestResult at(DType precision, ScriptedSimulator simulator, Expectation expectation) {
        return TestRunner.run(
                network(1), Cases.at(precision, test(List.of(feed(3, new Constant(0))), expectation)), simulator);
    }

    @Test
    void acceptsWhatIsNearEnough() {
        passes(check(potential(9, 0.25), 3, near(0.5, 0.25), 1));
    }

    @Test
    void showsHowFarANumberIsOff() {
        Difference difference = difference(check(potential(9, 0.25), 3, near(0.5, 0.125), 1));

        assertEquals(
                "lif.v[0] at step 1 is 0.25, expected 0.5 +- 0.125: off by 0.25",
                difference.finding().message());
        assertEquals("""
              step  expected  lif.v[0]
                 0                   9
            >    1       0.5      0.25
                 2                   0\
            """, String.join("\n", difference.trace()));
    }

    @Test
    void everyElementMustBeNear() {
        passes(check(potential(9, 9, 0.5, 0.5), 2, near(0.5, 0), 2));

        assertEquals(
                "2 of 2 elements of lif.v at step 1 are not 0.5 +- 0; the worst, lif.v[1], is 0.125: off by 0.375",
                difference(check(potential(9, 9, 0.25, 0.125), 2, near(0.5, 0), 2))
                        .finding()
                        .message());
    }

    @Test
    void theIndexPicksTheElement() {
        passes(check(potential(9, 9, 0.25, 0.5), 2, near(0.5, 0, 1), 2));
    }

    @Test
    void nanIsNearNothing() {
        difference(check(potential(0, Double.NaN), 3, near(0.5, 1e9), 1));
    }

    @Test
    void aStepAfterTheEndHasNoNumber() {
        assertEquals(
                "there is no step 1: the run ends with step 0",
                difference(check(potential(9), 1, near(0.5, 9), 1)).finding().message());
    }

    @Test
    void comparesInThePrecisionOfTheSimulation() {
        passes(at(DType.F32, potential(0, 0.1f), near(0.1, 0)));
        assertEquals(
                "lif.v[0] at step 1 is 0.10000000149011612, expected 0.1 +- 0: off by 1.49e-9",
                difference(at(DType.F64, potential(0, 0.1f), near(0.1, 0)))
                        .finding()
                        .message());
    }

    @Test
    void acceptsAnArrayOfEveryShape() {
        double[] values = {1, 2, 3, 4};
        passes(check(potential(values), 2, equal(Tensor.of(Shape.of(2, 2), values), 0, 0), 2));
        passes(check(potential(values), 2, equal(Tensor.of(Shape.of(2, 1, 2), values), 0, 0), 2));
        passes(check(potential(1, 1, 3, 3), 2, equal(Tensor.ofDoubles(1, 3), 0, 0), 2));
        passes(check(potential(values), 2, equal(Tensor.ofDoubles(2, 4), 0, 0, 1), 2));
        passes(check(potential(values), 2, equal(Tensor.of(Shape.of(2, 1), 2.0, 4.0), 0, 0, 1), 2));
    }

    @Test
    void showsWhereAnArrayDiffers() {
        Tensor array = Tensor.of(Shape.of(3, 2), 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);

        Difference difference = difference(check(potential(1, 2, 3, 4.5, 6, 8), 3, equal(array, 0, 0), 2));

        assertEquals(
                "lif.v differs from the array at 3 of 6 positions (50 %)",
                difference.finding().message());
        assertEquals("""
            first at step 1: lif.v[1] is 4.5, expected 4
              step  expected  lif.v[1]
                 0         2         2
            >    1         4       4.5
                 2         6         8
            largest difference: 2, lif.v[1] at step 2
            steps that differ: lif.v[1] 2, lif.v[0] 1\
            """, String.join("\n", difference.trace()));
    }

    @Test
    void toleranceIsForEachPosition() {
        passes(check(potential(1, 2.5), 2, equal(Tensor.ofDoubles(1, 2), 0.5, 0), 1));

        assertEquals(
                "lif.v differs from the array by more than 0.25 at 1 of 2 positions (50 %)",
                difference(check(potential(1, 2.5), 2, equal(Tensor.ofDoubles(1, 2), 0.25, 0), 1))
                        .finding()
                        .message());
    }

    @Test
    void percentIsTheShareThatMayDiffer() {
        passes(check(potential(1, 9), 2, equal(Tensor.ofDoubles(1, 2), 0, 50), 1));

        assertEquals(
                "lif.v differs from the array at 1 of 2 positions (50 %, 49.5 % may)",
                difference(check(potential(1, 9), 2, equal(Tensor.ofDoubles(1, 2), 0, 49.5), 1))
                        .finding()
                        .message());
    }

    @Test
    void nanEqualsNanAlone() {
        passes(check(potential(Double.NaN, 0), 2, equal(Tensor.ofDoubles(Double.NaN, -0.0), 0, 0), 1));
        difference(check(potential(1, 0), 2, equal(Tensor.ofDoubles(Double.NaN, 0), 9, 0), 1));
    }

    @Test
    void anArrayOfAnotherShapeIsADifference() {
        assertEquals(
                "the array for lif.v has shape (2, 3), expected (steps), (steps, 2) or (steps, batch, 2) with 2 steps"
                        + " and batch 1",
                difference(check(potential(), 2, equal(Tensor.filled(DType.F32, Shape.of(2, 3), 0), 0, 0), 2))
                        .finding()
                        .message());
        difference(check(potential(), 2, equal(Tensor.ofDoubles(0, 0, 0), 0, 0), 2));
    }

    @Test
    void everySampleIsCompared() {
        Tensor twoSamples = Tensor.filled(DType.F32, Shape.of(1, 2, 1), 0);
        Expectation expectation = equal(Tensor.ofDoubles(5), 0, 0);

        assertEquals(
                "first at step 0: lif.v[0] of sample 1 is 6, expected 5",
                difference(TestRunner.run(
                                network(1),
                                test(List.of(feed(new Recorded(twoSamples))), expectation),
                                potential(5, 6)))
                        .trace()
                        .getFirst());
    }
}
