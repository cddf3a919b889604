package io.nir4j.dialects.diff;

import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Two arrays of numbers, element by element; one of a single element counts for all of the other.
///
/// @param elements how many were compared
/// @param differing how many differ at all; NaN is equal to NaN, and zero to negative zero
/// @param intolerable how many differ by more than the tolerance, relative to the larger of the two
/// @param largestAbsolute the largest difference; infinite where a number meets NaN or an infinity
/// @param largestRelative the largest difference relative to the larger of the two numbers
/// @param at the row-major index of the largest difference
public record Numbers(
        long elements, long differing, long intolerable, double largestAbsolute, double largestRelative, long at) {

    /// Compares `a` and `b`, of the same number of elements unless one has a single one.
    static Numbers compare(Tensor a, Tensor b, double tolerance) {
        long elements = Math.max(a.elements(), b.elements());
        if (a.elements() == b.elements() && a.dtype() == b.dtype() && a.data().mismatch(b.data()) < 0) {
            return new Numbers(elements, 0, 0, 0, 0, 0);
        }
        boolean whole = !a.dtype().isFloating() && !b.dtype().isFloating();
        long differing = 0;
        long intolerable = 0;
        double absolute = 0;
        double relative = 0;
        long at = 0;
        for (long i = 0; i < elements; i++) {
            long inA = a.elements() == 1 ? 0 : i;
            long inB = b.elements() == 1 ? 0 : i;
            double x = a.getDouble(inA);
            double y = b.getDouble(inB);
            if (whole ? a.getLong(inA) == b.getLong(inB) : equal(x, y)) {
                continue;
            }
            double difference = difference(x, y);
            double ratio = Double.isInfinite(difference) ? difference : difference / Math.max(Math.abs(x), Math.abs(y));
            differing++;
            intolerable += ratio <= tolerance ? 0 : 1;
            relative = Math.max(relative, ratio);
            if (difference > absolute) {
                absolute = difference;
                at = i;
            }
        }
        return new Numbers(elements, differing, intolerable, absolute, relative, at);
    }

    private static boolean equal(double x, double y) {
        return x == y || (Double.isNaN(x) && Double.isNaN(y));
    }

    private static double difference(double x, double y) {
        double difference = Math.abs(x - y);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /// Whether nothing differs by more than the tolerance.
    boolean isTolerable() {
        return intolerable == 0;
    }

    /// The number that every element is; empty where they differ or there is none.
    static Optional<Double> filling(Tensor tensor) {
        if (tensor.elements() == 0) {
            return Optional.empty();
        }
        double first = tensor.getDouble(0);
        for (long i = 1; i < tensor.elements(); i++) {
            if (!equal(first, tensor.getDouble(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(first == 0 ? 0.0 : first);
    }

    static boolean isZero(Tensor tensor) {
        return filling(tensor).map(number -> number == 0).orElse(tensor.elements() == 0);
    }

    /// The one factor by which every element of `b` is that of `a`, to about the digits that float32 carries;
    /// empty where there is none, or the arrays do not fit, or all are zero.
    static Optional<Double> factor(Tensor a, Tensor b, double agreement) {
        if (a.elements() != b.elements() && a.elements() != 1 && b.elements() != 1) {
            return Optional.empty();
        }
        double factor = Double.NaN;
        for (long i = 0; i < Math.max(a.elements(), b.elements()); i++) {
            double x = a.getDouble(a.elements() == 1 ? 0 : i);
            double y = b.getDouble(b.elements() == 1 ? 0 : i);
            if (x == 0 && y == 0) {
                continue;
            }
            double ratio = y / x;
            if (!Double.isFinite(ratio) || ratio == 0 || Math.abs(ratio / factor - 1) > agreement) {
                return Optional.empty();
            }
            factor = Double.isNaN(factor) ? ratio : factor;
        }
        return Double.isNaN(factor) ? Optional.empty() : Optional.of(factor);
    }
}
