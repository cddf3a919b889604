package io.nir4j.dialects.export;

import static io.nir4j.dialects.export.SmallExports.MILLISECOND;
import static io.nir4j.dialects.export.SmallExports.export;
import static io.nir4j.dialects.export.SmallExports.lif;
import static io.nir4j.dialects.export.SmallExports.matrix;
import static io.nir4j.dialects.export.SmallExports.network;
import static io.nir4j.dialects.export.SmallExports.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Dialects;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Threshold;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How the parameters of neurons are written; that they compute the same is tested with a simulator.
final class ExportedNeuronsTest {
    @Test
    void countsPotentialsFromTheResetWhereTheFrameworkResetsToZero() {
        LIF written = assertInstanceOf(
                LIF.class,
                export(network(lif(1, 0.25, -0.5)), Dialects.NIR, Targets.NORSE)
                        .graph()
                        .nodes()
                        .get("n"));

        assertArrayEquals(new double[] {1.5, 1.5}, written.vThreshold().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {0.75, 0.75}, written.vLeak().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {0, 0}, written.vReset().orElseThrow().toDoubles());
    }

    @Test
    void dividesThresholdsByAGainThatTheFrameworkDoesNotRead() {
        Exported exported = export(network(lif(4, 0, 0)), Dialects.NIR, Targets.NORSE);
        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));

        assertArrayEquals(new double[] {0.25, 0.25}, written.vThreshold().toDoubles(), 1e-12);
        assertEquals(new Linear(matrix()), exported.graph().nodes().get("fc"));
    }

    @Test
    void multipliesWeightsByAGainThatAReadoutDoesNotHave() {
        LI readout = new LI(numbers(0.01, 0.01), numbers(2, 3), numbers(0, 0));

        Exported exported = export(network(readout), Dialects.NIR, Targets.NORSE);

        Linear fed = assertInstanceOf(Linear.class, exported.graph().nodes().get("fc"));
        assertArrayEquals(new double[] {2, 4, 9, 12}, fed.weight().toDoubles(), 1e-12);
    }

    @Test
    void givesALayerOneThresholdWhereTheReaderWantsIt() {
        LIF unequal = new LIF(numbers(0.01, 0.01), numbers(10, 10), numbers(0, 0), numbers(1, 4));

        Exported exported = export(network(unequal), Dialects.NIR, Targets.SNNTORCH);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        Linear fed = assertInstanceOf(Linear.class, exported.graph().nodes().get("fc"));
        assertArrayEquals(new double[] {1, 1}, written.vThreshold().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {1, 2, 0.75, 1}, fed.weight().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {0.001, 0.001}, written.tau().toDoubles(), 1e-12);
        assertArrayEquals(new double[] {10, 10}, written.r().toDoubles(), 1e-9);
    }

    @Test
    void writesIntegratorsAsNeuronsThatFloat32DoesNotLetDecay() {
        IF integrator = new IF(numbers(1, 1), numbers(1, 1));

        Exported exported = export(network(integrator), Dialects.NORSE, Targets.SNNTORCH);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        assertEquals(1f, (float) (1 - 1e-4 / written.tau().getDouble(0)));
    }

    @Test
    void writesThresholdsAsNeuronsThatForget() {
        Exported exported = export(network(new Threshold(numbers(1, 2))), Dialects.NIR, Targets.NORSE);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        assertArrayEquals(new double[] {MILLISECOND, MILLISECOND}, written.tau().toDoubles(), 1e-15);
        assertArrayEquals(new double[] {1, 2}, written.vThreshold().toDoubles(), 1e-15);
    }

    @Test
    void lowersAThresholdByABitWhereItIsReachedHereAndExceededThere() {
        LIF neuron = new LIF(numbers(0.01, 0.01), numbers(1, 1), numbers(0, 0), numbers(1, 1));

        Exported exported = export(network(neuron), Dialects.SPIKINGJELLY, Targets.NORSE);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        assertEquals(Math.nextDown(1f), written.vThreshold().getDouble(0));
    }

    @Test
    void saysNothingWhereNothingHadToChange() {
        assertEquals(
                List.of(),
                export(network(lif(1, 0, 0)), Dialects.NIR, Targets.NORSE).changes());
    }

    @Test
    void loadsWithTheStepInSeconds() {
        assertTrue(Targets.HXTORCH.loading("a.nir", 0.5).contains("dt=0.0005"));
        assertTrue(Targets.NORSE.loading("a.nir", 0.0005).contains("dt=0.0005"));
    }

    @Test
    void countsStepsForAFrameworkThatDoes() {
        LIF neuron = new LIF(numbers(0.01, 0.01), numbers(1, 1), numbers(0, 0), numbers(1, 1));

        Exported exported = export(network(neuron), Dialects.SINABS, Targets.SINABS);

        LIF written = assertInstanceOf(LIF.class, exported.graph().nodes().get("n"));
        assertEquals(10, written.tau().getDouble(0), 1e-9);
        assertEquals(1.0, exported.step());
    }
}
