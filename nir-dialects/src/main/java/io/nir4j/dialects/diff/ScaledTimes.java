package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// Every time on one side is the same multiple of that on the other: NIR means seconds, hxtorch writes milliseconds,
/// Sinabs and Spyx count steps.
final class ScaledTimes {
    private static final double MILLISECONDS = 1e3;
    private static final double MICROSECONDS = 1e6;
    /// Less is no unit, but a choice.
    private static final double LEAST_FACTOR = 10;
    /// The digits that float32 carries, and a few roundings.
    private static final double AGREEMENT = 1e-5;

    private ScaledTimes() {}

    static List<Convention> in(Evidence evidence) {
        List<OtherField> times = new ArrayList<>();
        double factor = Double.NaN;
        for (Pair pair : evidence.pairs()) {
            for (String field : Fields.of(pair.nodeA()).keySet()) {
                if (!Fields.isTime(pair.nodeA(), field) || !Fields.isTime(pair.nodeB(), field)) {
                    continue;
                }
                Optional<OtherField> difference = evidence.field(pair, field);
                Optional<Double> own = difference
                        .filter(other -> other.contrast().kind() == Contrast.Kind.VALUES)
                        .flatMap(ScaledTimes::factor);
                if (own.isEmpty()) {
                    if (isZero(pair, field)) {
                        continue;
                    }
                    return List.of();
                }
                if (Math.abs(own.get() / factor - 1) > AGREEMENT) {
                    return List.of();
                }
                factor = Double.isNaN(factor) ? own.get() : factor;
                times.add(difference.orElseThrow());
            }
        }
        boolean isUnit = factor >= LEAST_FACTOR || factor <= 1 / LEAST_FACTOR;
        return isUnit ? List.of(convention(factor, times)) : List.of();
    }

    private static Optional<Double> factor(OtherField difference) {
        Contrast contrast = difference.contrast();
        return Numbers.factor(
                contrast.tensor(Side.A).orElseThrow(), contrast.tensor(Side.B).orElseThrow(), AGREEMENT);
    }

    private static boolean isZero(Pair pair, String field) {
        return Fields.of(pair.nodeA()).get(field) instanceof Value.Numbers(var a)
                && Fields.of(pair.nodeB()).get(field) instanceof Value.Numbers(var b)
                && Numbers.isZero(a)
                && Numbers.isZero(b);
    }

    private static Convention convention(double factor, List<OtherField> times) {
        Side larger = factor > 1 ? Side.B : Side.A;
        double ratio = factor > 1 ? factor : 1 / factor;
        String fields = String.join(
                ", ", new TreeSet<>(times.stream().map(OtherField::field).toList()));
        String where = fields + " of " + Evidence.names(times.stream().map(OtherField::a));
        if (isAbout(ratio, MILLISECONDS)) {
            return new Convention(
                    "milliseconds", inUnit(larger, "milliseconds", "1,000", where), false, List.copyOf(times));
        }
        if (isAbout(ratio, MICROSECONDS)) {
            return new Convention(
                    "microseconds", inUnit(larger, "microseconds", "1,000,000", where), false, List.copyOf(times));
        }
        String sentence = "every time in " + larger + " is " + number(ratio) + " times that in " + larger.other() + " ("
                + where + "): where " + larger.other() + " is in seconds, " + larger + " counts steps of "
                + number(1e6 / ratio) + " us";
        return new Convention("steps", sentence, false, List.copyOf(times));
    }

    private static String inUnit(Side side, String unit, String factor, String where) {
        return "times are in " + unit + " in " + side + ", " + factor + " times those in " + side.other() + " (" + where
                + ")";
    }

    private static boolean isAbout(double factor, double unit) {
        return Math.abs(factor / unit - 1) <= AGREEMENT;
    }

    private static String number(double value) {
        String rounded = String.format(Locale.ROOT, "%,.3f", value);
        return rounded.replaceFirst("\\.?0+$", "");
    }
}
