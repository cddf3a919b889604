package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.dialects.Dialects;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The dialect `exact` against NIR's equations, integrated in 10,000 small steps within each.
interface ExactSolutionContract extends SimulatorUnderTest {
    int SUBSTEPS = 10_000;

    private static double[] input() {
        return new double[] {1, 0, -2, 3, 3, 0, 0.5, 0, 0, 4};
    }

    private static Tensor one(double value) {
        return Tensor.ofDoubles(value);
    }

    /// The equations `tau_syn i' = -i + w x` and `tau_mem v' = (leak - v) + r i`; without a synapse i is x itself.
    ///
    /// @param tauSyn zero for none
    record Equations(double tauSyn, double tauMem, double r, double leak, double weight) {

        /// The membrane at the end of each step; it starts anew at `reset` where it is above `threshold` then.
        double[] membrane(double dt, double threshold, double reset) {
            double[] input = input();
            double[] course = new double[input.length];
            double v = leak;
            double i = 0;
            double h = dt / SUBSTEPS;
            for (int step = 0; step < input.length; step++) {
                for (int substep = 0; substep < SUBSTEPS; substep++) {
                    // The midpoint rule, of second order.
                    double half = tauSyn == 0 ? input[step] : i + h / 2 * current(i, input[step]);
                    double middle = v + h / 2 * potential(v, tauSyn == 0 ? input[step] : i);
                    v += h * potential(middle, half);
                    i = tauSyn == 0 ? input[step] : i + h * current(half, input[step]);
                }
                v = v > threshold ? reset : v;
                course[step] = v;
            }
            return course;
        }

        private double current(double i, double x) {
            return (weight * x - i) / tauSyn;
        }

        private double potential(double v, double i) {
            return (leak - v + r * i) / tauMem;
        }
    }

    @Test
    default void leakyIntegratorIsExact() {
        Equations equations = new Equations(0, 0.004, 2, 0.3, 1);
        trialOfVector(new LI(one(0.004), one(2), one(0.3)), 1)
                .in(Dialects.EXACT)
                .feed(input())
                .holds("y", 1e-8, equations.membrane(1e-3, Double.POSITIVE_INFINITY, 0));
    }

    @Test
    default void leakyNeuronSpikesAtTheEndsOfSteps() {
        Equations equations = new Equations(0, 0.004, 2, 0.1, 1);
        trialOfVector(new LIF(one(0.004), one(2), one(0.1), one(1), Optional.of(one(-0.2))), 1)
                .in(Dialects.EXACT)
                .recording("n.v")
                .feed(input())
                .holds("n.v", 1e-8, equations.membrane(1e-3, 1, -0.2));
    }

    @ParameterizedTest
    @CsvSource({"0.005, 0.010", "0.010, 0.005", "0.003, 0.003", "0.003, 0.0030000001", "0.0005, 0.02", "0.02, 0.0005"})
    default void membraneFollowsTheCourseOfItsCurrent(double tauSyn, double tauMem) {
        Equations equations = new Equations(tauSyn, tauMem, 2, 0.3, 1.5);
        trialOfVector(new CubaLI(one(tauSyn), one(tauMem), one(2), one(0.3), Optional.of(one(1.5))), 1)
                .in(Dialects.EXACT)
                .feed(input())
                .holds("y", 1e-7, equations.membrane(1e-3, Double.POSITIVE_INFINITY, 0));
    }

    @ParameterizedTest
    @CsvSource({"0.005, 0.010", "0.004, 0.004"})
    default void neuronBehindASynapseSpikesAtTheEndsOfSteps(double tauSyn, double tauMem) {
        Equations equations = new Equations(tauSyn, tauMem, 2, 0, 4);
        CubaLIF node = new CubaLIF(
                one(tauSyn), one(tauMem), one(2), one(0), one(0.4), Optional.of(one(0.1)), Optional.of(one(4)));
        trialOfVector(node, 1)
                .in(Dialects.EXACT)
                .recording("n.v")
                .feed(input())
                .holds("n.v", 1e-7, equations.membrane(1e-3, 0.4, 0.1));
    }

    @ParameterizedTest
    @CsvSource({"0.005, 0.000001", "0.000001, 0.005", "0.000001, 0.000001", "0.000002, 0.000001", "0.000001, 0.000002"})
    default void stepsMayBeFarLongerThanTheTimeConstants(double tauSyn, double tauMem) {
        double a = 1e-3 / tauMem;
        double b = 1e-3 / tauSyn;
        double passing = a == b ? a * Math.exp(-a) : a * (Math.exp(-b) - Math.exp(-a)) / (a - b);
        double i = 0;
        double v = 0.3;
        double[] expected = new double[3];
        for (int step = 0; step < 3; step++) {
            v = 0.3 + (v - 0.3) * Math.exp(-a) + 2 * (1 - Math.exp(-a) + (i - 1) * passing);
            i = 1 + (i - 1) * Math.exp(-b);
            expected[step] = v;
        }
        trialOfVector(new CubaLI(one(tauSyn), one(tauMem), one(2), one(0.3)), 1)
                .in(Dialects.EXACT)
                .feed(1, 1, 1)
                .holds("y", 1e-12, expected);
    }

    @Test
    default void lengthOfTheStepDoesNotMatterWhereTheInputIsConstant() {
        CubaLI node = new CubaLI(one(0.003), one(0.003), one(2), one(0.3));
        Trial trial = trialOfVector(node, 1).in(Dialects.EXACT);
        double coarse = trial.every(4e-3).feed(1, 1).output().getDouble(1);
        double fine = trial.every(1e-3).feed(1, 1, 1, 1, 1, 1, 1, 1).output().getDouble(7);
        double finer = trial.every(5e-4)
                .feed(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
                .output()
                .getDouble(15);
        assertEquals(coarse, fine, 1e-12);
        assertEquals(coarse, finer, 1e-12);
    }
}
