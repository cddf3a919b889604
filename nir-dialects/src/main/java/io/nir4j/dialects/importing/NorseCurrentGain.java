package io.nir4j.dialects.importing;

import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// The gain that Norse's LIFCell gives its input and its exporter does not write.
///
/// A LIFCell adds the input to the current, `i = (1 - dt/tau_syn) i + x`; NIR's current goes `dt/tau_syn` of the way to
/// `w_in x` in a step. They agree with `w_in = tau_syn/dt`, where the exporter writes 1.
final class NorseCurrentGain {
    static final Remedy REMEDY = Remedy.conversion(
            "norse-current-gain",
            "A CubaLIF that Norse wrote of a LIFCell, with r and w_in 1, gets w_in = tau_syn/dt, with which it computes"
                    + " what the LIFCell does. Asked for alone: other authors mean 1.",
            "Norse, functional/lif.py adds the input to the current as it is, utils/export_nir.py writes w_in = 1: read"
                    + " back, the network is tau_syn/dt times weaker",
            List.of("norse"),
            NorseCurrentGain::apply);

    private NorseCurrentGain() {}

    private static void apply(Operation operation) {
        if (operation.isAsked()) {
            operation
                    .stepSeconds()
                    .ifPresent(seconds -> operation
                            .graph()
                            .all(CubaLIF.class)
                            .forEach((name, neurons) -> correct(name, neurons, seconds, operation)));
        }
    }

    private static void correct(String name, CubaLIF neurons, double stepSeconds, Operation operation) {
        if (!isOne(neurons.r()) || !neurons.wIn().map(NorseCurrentGain::isOne).orElse(true)) {
            return;
        }
        Graph graph = operation.graph();
        CubaLIF gained = new CubaLIF(
                neurons.tauSyn(),
                neurons.tauMem(),
                neurons.r(),
                neurons.vLeak(),
                neurons.vThreshold(),
                neurons.vReset(),
                Optional.of(divided(neurons.tauSyn(), stepSeconds)));
        operation.replace(graph.edit().replace(name, gained).buildUnchecked());
        operation.report(
                name, "w_in 1", "w_in tau_syn/dt, dt = " + stepSeconds + " s", "a LIFCell adds its input as it is");
    }

    private static boolean isOne(Tensor tensor) {
        return LongStream.range(0, tensor.elements()).allMatch(i -> tensor.getDouble(i) == 1);
    }

    private static Tensor divided(Tensor tensor, double divisor) {
        double[] values = tensor.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] /= divisor;
        }
        return Tensor.of(tensor.shape(), values).cast(tensor.dtype());
    }
}
