package io.nir4j.dialects.weights;

import static io.nir4j.dialects.weights.Part.INPUT;
import static io.nir4j.dialects.weights.Part.NEURON;
import static io.nir4j.dialects.weights.Part.RECURRENCE;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// What snnTorch and Norse call parameters, and what they are in NIR: the exporters' formulas.
///
/// Sources: snntorch/export_nir.py; norse/torch/utils/export_nir.py; state_dicts of snnTorch 0.9.4 and Norse 1.1.
final class ParameterNames {
    private ParameterNames() {}

    /// One field that follows from one key.
    ///
    /// @param part which part of the module has the field
    /// @param key the name of the parameter behind that of the module
    /// @param fields what NIR calls it; a node has at most one of them
    /// @param equation the numbers of the field from those of the key
    /// @param formula the same, given the step and the shape in the skeleton
    record Row(Part part, String key, List<String> fields, String equation, Formula formula) {
        boolean concerns(Part asked, String field) {
            return fields.contains(field) && (asked == part || (asked == Part.WHOLE && part != RECURRENCE));
        }

        /// Whether the key holds a decay, which must lie between 0 and 1.
        boolean isDecay() {
            return key.equals("alpha") || key.equals("beta");
        }
    }

    /// The numbers of a field, from those that were saved.
    interface Formula {
        Tensor of(Tensor saved, Shape skeleton, double stepSeconds);
    }

    private static final List<String> TAU = List.of("tau", "tau_mem");
    private static final List<String> TAU_SYN = List.of("tau_syn");
    private static final Formula SAME = (saved, skeleton, step) -> saved;
    private static final Formula INVERSE = (saved, skeleton, step) -> each(saved, rate -> 1 / rate);
    private static final Formula TIME = (saved, skeleton, step) -> each(saved, decay -> step / (1 - decay));
    /// snnTorch's neurons add their input as it is, so its exporter writes r = tau/dt and w_in = tau_syn/dt.
    private static final Formula GAIN = (saved, skeleton, step) -> each(saved, decay -> 1 / (1 - decay));

    /// The rows; where the file has two keys for one field, they must agree.
    static final List<Row> ROWS = List.of(
            new Row(NEURON, "beta", TAU, "dt/(1 - beta)", TIME),
            new Row(NEURON, "beta", List.of("r"), "1/(1 - beta)", GAIN),
            new Row(NEURON, "alpha", TAU_SYN, "dt/(1 - alpha)", TIME),
            new Row(NEURON, "alpha", List.of("w_in"), "1/(1 - alpha)", GAIN),
            same(NEURON, "threshold", "v_threshold"),
            new Row(NEURON, "tau_mem_inv", TAU, "1/tau_mem_inv", INVERSE),
            new Row(NEURON, "tau_syn_inv", TAU_SYN, "1/tau_syn_inv", INVERSE),
            same(NEURON, "v_th", "v_threshold"),
            new Row(NEURON, "p.tau_mem_inv", TAU, "1/p.tau_mem_inv", INVERSE),
            new Row(NEURON, "p.tau_syn_inv", TAU_SYN, "1/p.tau_syn_inv", INVERSE),
            same(NEURON, "p.v_th", "v_threshold"),
            same(NEURON, "p.v_leak", "v_leak"),
            same(NEURON, "p.v_reset", "v_reset"),
            same(INPUT, "input_weights", "weight"),
            same(RECURRENCE, "recurrent.weight", "weight"),
            same(RECURRENCE, "recurrent.bias", "bias"),
            same(RECURRENCE, "recurrent_weights", "weight"),
            new Row(RECURRENCE, "recurrent.V", List.of("weight"), "V on the diagonal", ParameterNames::diagonal),
            new Row(RECURRENCE, "V", List.of("weight"), "V on the diagonal", ParameterNames::diagonal));

    private static Row same(Part part, String key, String field) {
        return new Row(part, key, List.of(field), key, SAME);
    }

    /// In float64, from which a simulator in float32 gets the very number back that was saved.
    private static Tensor each(Tensor tensor, DoubleUnaryOperator formula) {
        double[] values = new double[Math.toIntExact(tensor.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = formula.applyAsDouble(tensor.getDouble(i));
        }
        return Tensor.of(tensor.shape(), values);
    }

    /// snnTorch's one-to-one recurrence; one number stands for all neurons of the skeleton.
    ///
    /// What does not fit the skeleton comes back as it is, for the shapes to be compared.
    private static Tensor diagonal(Tensor saved, Shape skeleton, double stepSeconds) {
        boolean square = skeleton.rank() == 2 && skeleton.dim(0) == skeleton.dim(1);
        boolean one = saved.elements() == 1;
        if (!square || saved.shape().rank() > 1 || !(one || saved.elements() == skeleton.dim(0))) {
            return saved;
        }
        int n = Math.toIntExact(skeleton.dim(0));
        double[] matrix = new double[Math.toIntExact(skeleton.elements())];
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] = saved.getDouble(one ? 0 : i);
        }
        return Tensor.of(skeleton, matrix).cast(saved.dtype());
    }
}
