package io.nir4j.dialects.weights;

import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What snnTorch and Norse call the parameters of neurons, and what they are in NIR: the exporters' formulas.
///
/// Sources: snntorch/export_nir.py; norse/torch/utils/export_nir.py; state_dicts of snnTorch 0.9.4 and Norse 1.1.
final class NeuronKeys {
    private NeuronKeys() {}

    /// One field that follows from one key.
    ///
    /// @param key the name of the parameter behind that of the module
    /// @param fields what NIR calls it; the node has one of them
    /// @param value its numbers from those of the key
    record Row(String key, List<String> fields, UnaryOperator<Tensor> value) {}

    /// The rows for a step of `stepSeconds`.
    ///
    /// snnTorch's neurons add their input as it is: tau = dt/(1 - beta), r = tau/dt, w_in = tau_syn/dt.
    /// Norse keeps the inverse of time constants.
    static List<Row> rows(double stepSeconds) {
        UnaryOperator<Tensor> time = beta -> each(beta, value -> step(stepSeconds, beta) / less(value, beta));
        UnaryOperator<Tensor> gain = beta -> each(
                beta, value -> rounded(step(stepSeconds, beta) / less(value, beta), beta) / step(stepSeconds, beta));
        UnaryOperator<Tensor> inverse = rate -> each(rate, value -> 1 / value);
        UnaryOperator<Tensor> same = UnaryOperator.identity();
        return List.of(
                new Row("beta", List.of("tau", "tau_mem"), time),
                new Row("beta", List.of("r"), gain),
                new Row("alpha", List.of("tau_syn"), time),
                new Row("alpha", List.of("w_in"), gain),
                new Row("threshold", List.of("v_threshold"), same),
                new Row("p.tau_mem_inv", List.of("tau", "tau_mem"), inverse),
                new Row("p.tau_syn_inv", List.of("tau_syn"), inverse),
                new Row("p.v_th", List.of("v_threshold"), same),
                new Row("p.v_leak", List.of("v_leak"), same),
                new Row("p.v_reset", List.of("v_reset"), same),
                new Row("tau_mem_inv", List.of("tau", "tau_mem"), inverse),
                new Row("tau_syn_inv", List.of("tau_syn"), inverse),
                new Row("v_th", List.of("v_threshold"), same));
    }

    /// Whether a key holds a decay, which must lie between 0 and 1.
    static boolean isDecay(String key) {
        return key.equals("alpha") || key.equals("beta");
    }

    /// `reset_mechanism_val` of snnTorch, in words.
    static Optional<String> reset(Tensor value) {
        return switch ((int) value.getDouble(0)) {
            case 0 -> Optional.of("reset by subtraction, which NIR does not record: --dialect snntorch-native");
            case 1 -> Optional.of("reset to zero, which NIR does not record: --dialect snntorch");
            case 2 -> Optional.of("no reset, which NIR does not record: --dialect snntorch --set reset=none");
            default -> Optional.empty();
        };
    }

    private interface Formula {
        double of(double value);
    }

    private static Tensor each(Tensor tensor, Formula formula) {
        double[] values = new double[Math.toIntExact(tensor.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = formula.of(tensor.getDouble(i));
        }
        return Tensor.of(tensor.shape(), values).cast(tensor.dtype());
    }

    /// 1 - value, in the arithmetic of the stored type.
    private static double less(double value, Tensor type) {
        return rounded(1 - value, type);
    }

    private static double step(double seconds, Tensor type) {
        return rounded(seconds, type);
    }

    private static double rounded(double value, Tensor type) {
        return type.dtype().bytes() < Double.BYTES ? (float) value : value;
    }
}
