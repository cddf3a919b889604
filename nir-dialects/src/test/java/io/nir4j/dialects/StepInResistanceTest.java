package io.nir4j.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.StepInResistance.Implied;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class StepInResistanceTest {
    private static final double STEP = 1e-4;

    private static List<Leak> rockpool(double... taus) {
        return DoubleStream.of(taus)
                .mapToObj(tau -> new Leak(tau, tau * Math.exp(-STEP / tau) / STEP))
                .toList();
    }

    private static List<Leak> spyx(double step, double... taus) {
        return DoubleStream.of(taus)
                .mapToObj(tau -> new Leak(tau, 1 - step / tau))
                .toList();
    }

    private static List<Leak> snnTorch(double step, double... taus) {
        return DoubleStream.of(taus).mapToObj(tau -> new Leak(tau, tau / step)).toList();
    }

    @Test
    void oneRockpoolNeuronWithARoundStepTellsIt() {
        assertEquals(
                Optional.of(new Implied(StepInResistance.DECAYED, STEP, 1, true)),
                StepInResistance.ofAny(rockpool(0.0025)));
    }

    @Test
    void severalRockpoolNeuronsTellTheirStep() {
        assertEquals(
                Optional.of(new Implied(StepInResistance.DECAYED, STEP, 3, true)),
                StepInResistance.ofAny(rockpool(3e-4, 1e-3, 5e-4)));
    }

    @Test
    void ratioComesBeforeRockpoolsFormWhereBothAgree() {
        Implied implied = StepInResistance.ofAny(snnTorch(1e-5, 0.02, 0.05)).orElseThrow();

        assertEquals(StepInResistance.TAU_OVER_STEP, implied.form());
        assertEquals(1e-5, implied.seconds());
    }

    @Test
    void rockpoolsFormIsSeenAtTimesMuchLongerThanTheStep() {
        assertEquals(
                StepInResistance.DECAYED,
                StepInResistance.ofAny(rockpool(0.05, 0.02, 0.03)).orElseThrow().form());
    }

    @Test
    void spyxCountsInStepsOrInAUnitOfItsUser() {
        assertEquals(
                Optional.of(new Implied(StepInResistance.REMAINING, 1, 1, true)), StepInResistance.ofAny(spyx(1, 10)));
        assertEquals(
                Optional.of(new Implied(StepInResistance.REMAINING, 1e-3, 2, true)),
                StepInResistance.ofAny(spyx(1e-3, 0.01, 0.005)));
    }

    @Test
    void oneSmallResistanceIsNoSpyx() {
        assertEquals(Optional.empty(), StepInResistance.ofAny(List.of(new Leak(0.02, 0.5))));
    }

    @Test
    void disagreementTellsNothing() {
        assertEquals(
                Optional.empty(),
                StepInResistance.ofAny(List.of(new Leak(0.02, 10), new Leak(0.02, 11), new Leak(0.02, 0.5))));
        assertEquals(Optional.empty(), StepInResistance.ofAny(List.of()));
    }

    @Test
    void oneUnroundRatioIsImpliedButNotTelling() {
        Implied implied = StepInResistance.ofAny(List.of(new Leak(0.02, 7))).orElseThrow();

        assertEquals(StepInResistance.TAU_OVER_STEP, implied.form());
        assertTrue(!implied.isTelling());
    }
}
