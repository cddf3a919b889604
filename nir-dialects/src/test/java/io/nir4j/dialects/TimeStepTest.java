package io.nir4j.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TimeStepTest {

    private static Graph of(Node... nodes) {
        var graph = Graph.builder();
        for (int i = 0; i < nodes.length; i++) {
            graph.add("n" + i, nodes[i]);
        }
        return graph.build();
    }

    private static Tensor one(double value) {
        return Tensor.ofDoubles(value);
    }

    private static LIF lif(Tensor tau, Tensor r) {
        return new LIF(tau, r, one(0), one(1));
    }

    private static TimeStep chosen(Graph graph) {
        return TimeStep.choose(Optional.empty(), Dialects.NIR, graph);
    }

    private static final TimeStep DEFAULT = new TimeStep(1e-3, "the default");

    @Test
    void givenStepComesFirst() {
        assertEquals(
                new TimeStep(0.5, "given"),
                TimeStep.choose(Optional.of(0.5), Dialects.SNNTORCH, of(lif(one(0.02), one(10)))));
    }

    @Test
    void fixedStepOfTheDialectComesBeforeTheFile() {
        assertEquals(
                new TimeStep(1e-4, "fixed by snntorch"),
                TimeStep.choose(Optional.empty(), Dialects.SNNTORCH, of(lif(one(0.02), one(10)))));
    }

    @Test
    void resistanceThatIsTauOverTheStepTellsTheStep() {
        assertEquals(new TimeStep(2e-3, "the file: r = tau/dt in every neuron"), chosen(of(lif(one(0.02), one(10)))));
    }

    @Test
    void everyLeakyNeuronHasASay() {
        Node li = new LI(one(0.01), one(5), one(0));
        Node cubaLi = new CubaLI(one(0.003), one(0.03), one(15), one(0));
        Node cubaLif = new CubaLIF(one(0.003), one(0.04), one(20), one(0), one(1));
        assertEquals(2e-3, chosen(of(li, cubaLi, cubaLif)).seconds());
        assertEquals(DEFAULT, chosen(of(li, cubaLi, new CubaLIF(one(0.02), one(0.04), one(10), one(0), one(1)))));
    }

    @Test
    void neuronsOfALayerMustAgree() {
        assertEquals(
                2e-3,
                chosen(of(lif(Tensor.ofDoubles(0.02, 0.04), Tensor.ofDoubles(10, 20))))
                        .seconds());
        assertEquals(DEFAULT, chosen(of(lif(Tensor.ofDoubles(0.02, 0.04), Tensor.ofDoubles(10, 10)))));
        assertEquals(DEFAULT, chosen(of(lif(Tensor.ofDoubles(0.02, 0.04), one(10)))));
    }

    @Test
    void parametersThatVaryAlongSomeAxesAloneAreComparedElementByElement() {
        Tensor tau = Tensor.of(Shape.of(2, 1), 0.02, 0.04);
        assertEquals(
                2e-3,
                chosen(of(lif(tau, Tensor.of(Shape.of(2, 3), 10.0, 10, 10, 20, 20, 20))))
                        .seconds());
        Tensor other = Tensor.of(Shape.of(1, 3), 10.0, 20, 30);
        Tensor full = Tensor.filled(DType.F64, Shape.of(2, 3), 1);
        assertEquals(DEFAULT, chosen(of(new LIF(tau, other, one(0), full))));
    }

    @Test
    void float32ParametersGiveARoundStep() {
        Tensor tau = Tensor.ofFloats(1e-3f, 2.222e-4f);
        Tensor r = Tensor.ofFloats(1e-3f / 1e-4f, 2.222e-4f / 1e-4f);
        assertEquals(1e-4, chosen(of(lif(tau, r))).seconds());
    }

    @Test
    void resistanceOfOneTellsNothing() {
        assertEquals(DEFAULT, chosen(of(lif(one(0.02), one(1)))));
        assertEquals(DEFAULT, chosen(of(lif(one(0.02), one(10)), lif(one(0.02), one(1)))));
    }

    @Test
    void senselessResistancesTellNothing() {
        assertEquals(DEFAULT, chosen(of(lif(one(0.02), one(0)))));
        assertEquals(DEFAULT, chosen(of(lif(one(0.02), one(-10)))));
        assertEquals(DEFAULT, chosen(of(lif(one(0.02), one(Double.NaN)))));
    }

    @Test
    void integrateAndFireOfUnitResistanceCountsSteps() {
        assertEquals(
                new TimeStep(1, "the file: only IF with r = 1, which count steps"),
                chosen(of(new IF(Tensor.ofFloats(1, 1), one(1)), new Scale(one(2)))));
    }

    @Test
    void integrateAndFireOfAnotherResistanceTellsNothing() {
        assertEquals(DEFAULT, chosen(of(new IF(Tensor.ofDoubles(1, 2), one(1)))));
        assertEquals(DEFAULT, chosen(of(new IF(one(1), one(1)), new IF(one(1000), one(1)))));
    }

    @Test
    void leakyNeuronsOutvoteIntegrateAndFire() {
        assertEquals(
                2e-3,
                chosen(of(lif(one(0.02), one(10)), new IF(one(1), one(1)))).seconds());
        assertEquals(DEFAULT, chosen(of(lif(one(0.02), one(1)), new IF(one(1), one(1)))));
    }

    @Test
    void neuronsOfNestedGraphsCount() {
        assertEquals(2e-3, chosen(of(of(of(lif(one(0.02), one(10)))))).seconds());
    }

    @Test
    void networksWithoutNeuronsTakeTheDefault() {
        assertEquals(DEFAULT, chosen(of(new Scale(one(1)), new I(one(1)))));
        assertEquals(DEFAULT, chosen(of()));
    }
}
