package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gains that only follow from time constants which differ: `r = tau/dt`, and `w_in = tau_syn/dt` behind a synapse,
/// with the same `dt` on both sides, as snnTorch exports neurons that add their input as it is.
final class GainsOfTimes {
    private static final double AGREEMENT = 1e-3;
    private static final double MICROSECONDS = 1e6;
    /// The time constants by which each gain may be divided.
    private static final Map<String, List<String>> TIMES =
            Map.of("r", List.of("tau", "tau_mem"), "w_in", List.of("tau_syn"));

    private GainsOfTimes() {}

    static List<Convention> in(Evidence evidence) {
        List<OtherField> explained = new ArrayList<>();
        double step = Double.NaN;
        for (Pair pair : evidence.pairs()) {
            for (String gain : List.of("r", "w_in")) {
                Optional<OtherField> difference = evidence.field(pair, gain).filter(OtherField::changesMeaning);
                if (difference.isEmpty()) {
                    continue;
                }
                Optional<Double> inA = step(Fields.of(pair.nodeA()), gain);
                Optional<Double> inB = step(Fields.of(pair.nodeB()), gain);
                if (inA.isEmpty() || inB.isEmpty() || differs(inA.get(), inB.get()) || differs(inA.get(), step)) {
                    return List.of();
                }
                step = inA.get();
                explained.add(difference.get());
            }
        }
        if (explained.isEmpty()) {
            return List.of();
        }
        String sentence = "r and w_in follow the time constants, which differ: gain = tau/dt with dt = "
                + String.format(Locale.ROOT, "%.4g", step * MICROSECONDS).replaceFirst("\\.?0+$", "")
                + " us in both (" + Evidence.names(explained.stream().map(OtherField::a)) + ")";
        return List.of(new Convention("gains-of-times", sentence, false, List.copyOf(explained)));
    }

    private static boolean differs(double step, double other) {
        return Math.abs(step / other - 1) > AGREEMENT;
    }

    /// The time constant divided by the gain, if that is one number.
    private static Optional<Double> step(Map<String, Value> fields, String gain) {
        for (String time : TIMES.getOrDefault(gain, List.of())) {
            if (fields.get(time) instanceof Value.Numbers(Tensor tau)
                    && fields.get(gain) instanceof Value.Numbers(Tensor gains)) {
                return Numbers.factor(gains, tau, AGREEMENT);
            }
        }
        return Optional.empty();
    }
}
