package io.nir4j.model;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;

/// How a convolution extends its input at the borders with zeros.
public sealed interface Padding {
    /// As many zeros as make the output as large as the input divided by the stride, rounded up.
    record Same() implements Padding {}

    /// No zeros.
    record Valid() implements Padding {}

    /// This many zeros on either side of each axis.
    record Zeros(IntVector amount) implements Padding {}

    /// The padding that the format writes as this word.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it is neither "same" nor "valid"
    static Padding named(String word) {
        return switch (word) {
            case "same" -> new Same();
            case "valid" -> new Valid();
            default ->
                throw Diagnostic.of(Code.WRONG_KIND, "expected 'same', 'valid' or integers, found '" + word + "'")
                        .asException();
        };
    }

    /// `amount` zeros on either side of every axis.
    static Padding zeros(long amount) {
        return new Zeros(IntVector.of(amount));
    }

    /// `height` zeros above and below, `width` zeros left and right.
    static Padding zeros(long height, long width) {
        return new Zeros(IntVector.of(height, width));
    }

    /// Zeros before the first element of `axis`, which has `extent` elements; `span` is the kernel's reach there,
    /// `dilation * (kernel - 1) + 1`.
    default long before(int axis, long extent, long span, long stride) {
        return switch (this) {
            case Same() -> total(extent, span, stride) / 2;
            case Valid() -> 0;
            case Zeros(var amount) -> amount.at(axis);
        };
    }

    /// Zeros after the last element of `axis`; with `same` an odd total puts the extra zero here, as PyTorch does.
    default long after(int axis, long extent, long span, long stride) {
        return switch (this) {
            case Same() -> total(extent, span, stride) - total(extent, span, stride) / 2;
            case Valid() -> 0;
            case Zeros(var amount) -> amount.at(axis);
        };
    }

    private static long total(long extent, long span, long stride) {
        long outputs = Math.ceilDiv(extent, stride);
        return Math.max(0, (outputs - 1) * stride + span - extent);
    }
}
