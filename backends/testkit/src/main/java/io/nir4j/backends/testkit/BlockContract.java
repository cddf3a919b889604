package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Neither blocks of time steps nor the company in a batch change a bit.
interface BlockContract extends SimulatorUnderTest {
    int STEPS = 40;
    int BATCH = 3;

    /// A recurrent network with a convolution, a delay and every kind of memory, recorded throughout.
    private Trial mixed() {
        return trial(MixedNetwork.graph())
                .every(MixedNetwork.STEP_SECONDS)
                .recording(MixedNetwork.recordable().toArray(String[]::new));
    }

    private static Tensor input() {
        return new Samples(81).uniform(Shape.of(STEPS, BATCH).plus(MixedNetwork.INPUT), 0, 2);
    }

    @TestFactory
    default Stream<DynamicTest> anySplitIntoBlocksGivesTheSame() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Dialect dialect : Dialects.all()) {
            for (List<Integer> split : List.of(
                    List.of(1, 1, 1),
                    List.of(39),
                    List.of(7, 8, 9, 10),
                    List.of(0, 13, 0),
                    List.of(32),
                    List.of(STEPS, 0))) {
                tests.add(DynamicTest.dynamicTest(dialect.name() + " " + split, () -> {
                    Outcome whole = mixed().in(dialect.discretization()).run(input());
                    Outcome blocks = mixed().in(dialect.discretization())
                            .inBlocksOf(split.toArray(Integer[]::new))
                            .run(input());
                    whole.isIdenticalTo(blocks, "in blocks of " + split);
                }));
            }
        }
        return tests.stream();
    }

    @TestFactory
    default Stream<DynamicTest> everySampleRunsAsIfAlone() {
        return Dialects.all().stream()
                .map(dialect -> DynamicTest.dynamicTest(dialect.name(), () -> {
                    Trial trial = mixed().in(dialect.discretization());
                    Outcome together = trial.run(input());
                    for (int sample = 0; sample < BATCH; sample++) {
                        Outcome alone = trial.run(TimeBlocks.sample(input(), sample));
                        together.sample(sample).isIdenticalTo(alone, "sample " + sample);
                    }
                }));
    }

    @Test
    default void resetPutsBackTheStateBeforeTheFirstStep() {
        Trial trial = mixed();
        Map<String, Tensor> inputs = Map.of("x", input());
        try (Simulation simulation = trial.open(BATCH)) {
            Outcome first = trial.advance(simulation, inputs);
            simulation.reset();
            trial.advance(simulation, inputs).isIdenticalTo(first, "after reset");
        }
    }

    @Test
    default void withoutResetTheStateGoesOn() {
        Trial trial = mixed();
        Outcome twice = trial.run(TimeBlocks.join(List.of(input(), input())));
        try (Simulation simulation = trial.open(BATCH)) {
            Outcome first = trial.advance(simulation, Map.of("x", input()));
            Outcome second = trial.advance(simulation, Map.of("x", input()));
            Outcome.joined(List.of(first, second)).isIdenticalTo(twice, "in two runs");
        }
    }

    @Test
    default void simulationsDoNotDisturbEachOther() {
        Trial trial = mixed();
        Map<String, Tensor> inputs = Map.of("x", input());
        Outcome expected = trial.run(input());
        try (Simulation one = trial.open(BATCH);
                Simulation other = trial.open(BATCH)) {
            Outcome first = Outcome.of(one.advance(TimeBlocks.slice(inputs, 0, 20)));
            trial.advance(other, inputs);
            Outcome second = Outcome.of(one.advance(TimeBlocks.slice(inputs, 20, STEPS)));
            Outcome.joined(List.of(first, second)).isIdenticalTo(expected, "beside another");
        }
    }

    @Test
    default void resultsStayWhatTheyWereWhenTheSimulationGoesOn() {
        Trial trial = mixed();
        try (Simulation simulation = trial.open(BATCH)) {
            Outcome first = Outcome.of(simulation.advance(Map.of("x", input())));
            Outcome copy = Outcome.joined(List.of(first));
            simulation.advance(Map.of("x", input()));
            first.isIdenticalTo(copy, "after the next block");
        }
    }

    @Test
    default void blockWithoutStepsGivesEmptyArrays() {
        Outcome outcome = mixed().run(TimeBlocks.slice(Map.of("x", input()), 0, 0));
        assertEquals(Shape.of(0, BATCH, 4), outcome.of("y").shape());
        assertEquals(MixedNetwork.recordable().size(), outcome.recordings().size());
    }

    @Test
    default void bothArithmeticsGiveTheirTypeAndAboutTheSame() {
        Tensor input = input();
        Outcome wide = mixed().at(Precision.FLOAT64).run(input);
        Outcome narrow = mixed().at(Precision.FLOAT32).run(input);
        wide.isOf(DType.F64);
        narrow.isOf(DType.F32);
        for (String name : List.of("conv", "l0.v")) {
            narrow.holds(name, 1e-5, wide.of(name).toDoubles());
        }
    }

    @Test
    default void oneElementForAllIsTheSameAsThatElementEverywhere() {
        for (Precision precision : Precision.values()) {
            for (var kind : PlainNeuron.Kind.values()) {
                PlainLayer alike = PlainLayer.of(kind, 1, 1e-3, 83);
                PlainLayer full = new PlainLayer(
                        kind, Collections.nCopies(6, alike.neurons().getFirst()), 1e-3);
                Tensor input = new Samples(84).uniform(Shape.of(STEPS, 1, 6), -1, 3);
                Outcome broadcast = trialOfVector(alike.node(), 6)
                        .at(precision)
                        .recording("n.v")
                        .run(input);
                trialOfVector(full.node(), 6)
                        .at(precision)
                        .recording("n.v")
                        .run(input)
                        .isIdenticalTo(broadcast, kind + " in " + precision);
            }
        }
    }
}
