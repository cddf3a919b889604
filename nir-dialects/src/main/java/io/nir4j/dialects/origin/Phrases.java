package io.nir4j.dialects.origin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;

/// Names and numbers as sentences have them.
final class Phrases {
    private static final int MOST_NAMES = 3;
    private static final int DIGITS = 4;
    private static final double SMALLEST_PLAIN = 1e-5;
    private static final double LARGEST_PLAIN = 1e7;

    private Phrases() {}

    /// `fc1`, `fc1 and lif1`, `fc1, lif1, fc2 and 3 more`.
    static String names(Collection<String> names) {
        List<String> all = names.stream().distinct().toList();
        if (all.size() > MOST_NAMES + 1) {
            return String.join(", ", all.subList(0, MOST_NAMES)) + " and " + (all.size() - MOST_NAMES) + " more";
        }
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    /// `0.0025`, `1.2E-7`: four digits.
    static String number(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        double size = Math.abs(value);
        return size < SMALLEST_PLAIN || size >= LARGEST_PLAIN ? rounded.toString() : rounded.toPlainString();
    }

    /// `0.0025`, or `0.0025..0.01`.
    static String range(double low, double high) {
        String from = number(low);
        String to = number(high);
        return from.equals(to) ? from : from + ".." + to;
    }
}
