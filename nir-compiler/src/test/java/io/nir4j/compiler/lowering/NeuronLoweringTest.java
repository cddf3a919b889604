package io.nir4j.compiler.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.compiler.program.NeuronModel;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Axis.Comparison;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.ResetWhen;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Axis.SpikesPerStep;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import org.junit.jupiter.api.Test;

/// The arithmetic of well-known neurons, line by line, at a step of 1 ms.
final class NeuronLoweringTest {

    private static NeuronLowering in(Dialect dialect) {
        return new NeuronLowering(dialect.discretization(), 0.001);
    }

    private static NeuronLowering canonical(Axis... choices) {
        return new NeuronLowering(Discretization.CANONICAL.with(choices), 0.001);
    }

    private static void isWritten(NeuronModel model, String expected) {
        assertEquals(expected.stripTrailing(), model.toString());
    }

    @Test
    void canonicalLeakyNeuron() {
        isWritten(in(Dialects.NIR).leaky(true, true), """
            v_ratio = (0.001 / tau)  (once)
            r = r  (once)
            v_leak = v_leak  (once)
            leak = v_leak  (once)
            v_reset = v_reset  (once)
            threshold = v_threshold  (once)
            reset = v_reset  (once)
            v_reached = (v + (v_ratio * ((leak - v) + (r * x))))
            z = (v_reached > threshold)
            v_new = (z ? reset : v_reached)
            output z
            """);
    }

    @Test
    void canonicalLeakyNeuronWithoutAReset() {
        isWritten(in(Dialects.NIR).leaky(true, false), """
            v_ratio = (0.001 / tau)  (once)
            r = r  (once)
            v_leak = v_leak  (once)
            leak = v_leak  (once)
            threshold = v_threshold  (once)
            v_reached = (v + (v_ratio * ((leak - v) + (r * x))))
            z = (v_reached > threshold)
            v_new = (z ? 0 : v_reached)
            output z
            """);
    }

    @Test
    void canonicalIntegrator() {
        isWritten(in(Dialects.NIR).integrator(true, true), """
            r = r  (once)
            gain = (0.001 * r)  (once)
            v_reset = v_reset  (once)
            threshold = v_threshold  (once)
            reset = v_reset  (once)
            v_reached = (v + (gain * x))
            z = (v_reached > threshold)
            v_new = (z ? reset : v_reached)
            output z
            """);
    }

    @Test
    void canonicalNeuronBehindASynapse() {
        isWritten(in(Dialects.NIR).currentBased(true, true, true), """
            w_in = w_in  (once)
            i_ratio = (0.001 / tau_syn)  (once)
            v_leak = v_leak  (once)
            v_ratio = (0.001 / tau_mem)  (once)
            r = r  (once)
            leak = v_leak  (once)
            v_reset = v_reset  (once)
            threshold = v_threshold  (once)
            reset = v_reset  (once)
            i_new = (i + (i_ratio * (-(i) + (w_in * x))))
            v_reached = (v + (v_ratio * ((leak - v) + (r * i_new))))
            z = (v_reached > threshold)
            v_new = (z ? reset : v_reached)
            output z
            """);
    }

    @Test
    void exactNeuronBehindASynapse() {
        isWritten(in(Dialects.EXACT).currentBased(true, true, true), """
            w_in = w_in  (once)
            i_ratio = (0.001 / tau_syn)  (once)
            i_share = (i_ratio * exprel(-(i_ratio)))  (once)
            v_leak = v_leak  (once)
            v_ratio = (0.001 / tau_mem)  (once)
            r = r  (once)
            leak = v_leak  (once)
            v_reset = v_reset  (once)
            threshold = v_threshold  (once)
            reset = v_reset  (once)
            left = exp(-(v_ratio))  (once)
            gone = (v_ratio * exprel(-(v_ratio)))  (once)
            passing = (v_ratio * ((v_ratio > i_ratio) ? (exp(-(i_ratio)) * exprel((i_ratio - v_ratio))) : (left * exprel((v_ratio - i_ratio)))))  (once)
            in_units = r  (once)
            fed = w_in  (once)
            i_new = (i + (i_share * (-(i) + (w_in * x))))
            target = (fed * x)
            v_reached = ((leak + ((v - leak) * left)) + (in_units * ((target * gone) + ((i - target) * passing))))
            z = (v_reached > threshold)
            v_new = (z ? reset : v_reached)
            output z
            """);
    }

    @Test
    void leakyNeuronOfNorse() {
        isWritten(in(Dialects.NORSE).leaky(true, true), """
            v_ratio = (0.001 * (1 / tau))  (once)
            v_leak = v_leak  (once)
            leak = v_leak  (once)
            threshold = v_threshold  (once)
            v_reached = (v + (v_ratio * ((x + leak) - v)))
            z = (v_reached > threshold)
            v_new = (z ? 0 : v_reached)
            output z
            """);
    }

    @Test
    void leakyIntegratorOfNorse() {
        isWritten(in(Dialects.NORSE).leaky(false, false), """
            v_ratio = (0.001 * (1 / tau))  (once)
            v_leak = v_leak  (once)
            leak = v_leak  (once)
            v_new = (v + (v_ratio * ((leak - v) + x)))
            output v_new
            """);
    }

    @Test
    void neuronBehindASynapseOfNorse() {
        isWritten(in(Dialects.NORSE).currentBased(true, true, true), """
            w_in = w_in  (once)
            i_ratio = (0.001 * (1 / tau_syn))  (once)
            v_leak = v_leak  (once)
            i_rest = v_leak  (once)
            v_ratio = (0.001 * (1 / tau_mem))  (once)
            r = r  (once)
            leak = v_leak  (once)
            threshold = v_threshold  (once)
            i_new = (i + (i_ratio * ((i_rest - i) + (w_in * x))))
            v_reached = (v + (v_ratio * (((r * i_new) + leak) - v)))
            z = (v_reached > threshold)
            v_new = (z ? 0 : v_reached)
            output z
            """);
    }

    @Test
    void leakyNeuronOfSnntorch() {
        isWritten(in(Dialects.SNNTORCH).leaky(true, true), """
            v_ratio = (0.001 / tau)  (once)
            v_kept = (1 - v_ratio)  (once)
            r = r  (once)
            unit = (r * v_ratio)  (once)
            threshold = (v_threshold / unit)  (once)
            v_reached = ((v_kept * v) + x)
            z = (v_reached > threshold)
            v_new = (z ? 0 : v_reached)
            v_shown = (v_new * unit)
            output z
            """);
    }

    @Test
    void integratorOfSnntorch() {
        isWritten(in(Dialects.SNNTORCH).integrator(true, true), """
            threshold = v_threshold  (once)
            v_reached = (v + x)
            z = (v_reached > threshold)
            v_new = (z ? 0 : v_reached)
            output z
            """);
    }

    @Test
    void synapticNeuronOfSnntorch() {
        isWritten(in(Dialects.SNNTORCH).currentBased(true, true, true), """
            w_in = w_in  (once)
            i_ratio = (0.001 / tau_syn)  (once)
            i_kept = (1 - i_ratio)  (once)
            i_unit = (w_in * i_ratio)  (once)
            v_ratio = (0.001 / tau_mem)  (once)
            v_kept = (1 - v_ratio)  (once)
            r = r  (once)
            v_unit = (r * v_ratio)  (once)
            unit = (v_unit * i_unit)  (once)
            threshold = (v_threshold / unit)  (once)
            i_new = ((i_kept * i) + x)
            i_shown = (i_new * i_unit)
            v_reached = ((v_kept * v) + i_new)
            z = (v_reached > threshold)
            v_new = (z ? 0 : v_reached)
            v_shown = (v_new * unit)
            output z
            """);
    }

    @Test
    void subtractionInTheNextStep() {
        isWritten(canonical(Reset.SUBTRACT, ResetWhen.NEXT_STEP).leaky(true, true), """
            v_ratio = (0.001 / tau)  (once)
            r = r  (once)
            v_leak = v_leak  (once)
            leak = v_leak  (once)
            threshold = v_threshold  (once)
            z_old = (v > threshold)
            v_start = v
            v_new = ((v_start + (v_ratio * ((leak - v_start) + (r * x)))) - (z_old * threshold))
            z = (v_new > threshold)
            output z
            """);
    }

    @Test
    void manySpikesFromTheOldPotential() {
        isWritten(
                canonical(SpikesPerStep.MANY, Comparison.AT_LEAST, Reset.SUBTRACT, SpikeFrom.OLD_POTENTIAL)
                        .leaky(true, true),
                """
                v_ratio = (0.001 / tau)  (once)
                r = r  (once)
                v_leak = v_leak  (once)
                leak = v_leak  (once)
                threshold = v_threshold  (once)
                z_old = ((v >= threshold) ? floor((v / threshold)) : 0)
                v_start = v
                v_new = ((v_start + (v_ratio * ((leak - v_start) + (r * x)))) - (z_old * threshold))
                output z_old
                """);
    }
}
