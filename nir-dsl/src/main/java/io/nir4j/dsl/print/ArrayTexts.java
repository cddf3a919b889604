package io.nir4j.dsl.print;

import io.nir4j.dsl.value.NumberTypes;
import io.nir4j.model.Unit;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Writes arrays: in full, as what all elements are, or as a reference to the file beside the text.
final class ArrayTexts {
    /// Brackets nest as deep as the array has axes, and a text may not nest without limit.
    private static final int MOST_AXES = 32;
    /// Up to here seeing the elements is better than reading that they are all the same.
    private static final int SHORT = 8;

    private static final int DIGITS_ELIDED = 4;

    private final PrintOptions options;
    private final String weights;
    private final Annex annex = new Annex();
    private final Findings findings = new Findings();
    private boolean elided;

    /// @param weights the name of the file with the other arrays in the text
    ArrayTexts(PrintOptions options, String weights) {
        this.options = options;
        this.weights = weights;
    }

    Annex annex() {
        return annex;
    }

    /// The arrays that cannot be written.
    Findings findings() {
        return findings;
    }

    /// Whether something was left out, so that the text cannot be read back.
    boolean hasElided() {
        return elided;
    }

    /// The value of all elements without their shape, which something else tells.
    ///
    /// @param tensor one that [#isPlain] allows
    static String shapeless(Tensor tensor, Unit unit) {
        DType dtype = tensor.dtype();
        if (tensor.elements() == 0) {
            return dtype == DType.F32 ? "0" : typed(dtype, dtype == DType.BOOL ? "false" : "0");
        }
        String numeral = Numeral.of(tensor, 0);
        return dtype == DType.F32 ? Quantity.of(numeral, (float) tensor.getDouble(0), unit) : typed(dtype, numeral);
    }

    /// Whether all elements are the same number, which one number in the text can stand for.
    static boolean isPlain(Tensor tensor) {
        int bytes = tensor.dtype().bytes();
        long rest = tensor.data().byteSize() - bytes;
        if (rest < 0) {
            return true;
        }
        return tensor.data().asSlice(bytes).mismatch(tensor.data().asSlice(0, rest)) < 0
                && Numeral.isExactDouble(tensor, 0)
                && !isOddBool(tensor);
    }

    /// A byte of a bool that is neither 0 nor 1 has no text, and no other format holds it either.
    private static boolean isOddBool(Tensor tensor) {
        return tensor.dtype() == DType.BOOL
                && LongStream.range(0, tensor.elements())
                        .anyMatch(i -> (tensor.data().get(ValueLayout.JAVA_BYTE, i) & ~1) != 0);
    }

    /// The array with type and shape.
    ///
    /// @param path what the file beside the text is to call it
    String text(Tensor tensor, Place place, String path) {
        if (isOddBool(tensor)) {
            findings.add(
                    Diagnostic.of(Code.UNSUPPORTED_CONTENT, path + " is of bool and holds bytes other than 0 and 1")
                            .hint("no format can keep them; as uint8 they are numbers"));
        }
        if (tensor.shape().rank() > MOST_AXES) {
            return elsewhere(tensor, path, place);
        }
        if (tensor.shape().rank() == 0) {
            return scalar(tensor, place);
        }
        if (tensor.elements() == 0) {
            return empty(tensor);
        }
        if (tensor.elements() > SHORT && isPlain(tensor)) {
            return uniform(tensor, place);
        }
        boolean inline = tensor.elements() <= options.inlineElements() || options.large() == PrintOptions.Large.INLINE;
        return inline ? list(tensor, place) : elsewhere(tensor, path, place);
    }

    private static String typed(DType dtype, String expression) {
        return NumberTypes.nameOf(dtype) + "(" + expression + ")";
    }

    private static String scalar(Tensor tensor, Place place) {
        boolean odd = !isPlainText(tensor, place);
        String numeral = place == Place.FREE && tensor.dtype() == DType.F64 && !odd
                ? Numeral.pointed(tensor, 0)
                : Numeral.of(tensor, 0);
        String ranked = place == Place.NUMBERS ? "scalar(" + numeral + ")" : numeral;
        return odd ? typed(tensor.dtype(), ranked) : ranked;
    }

    /// Whether the elements tell their type where they stand.
    private static boolean isPlainText(Tensor tensor, Place place) {
        return place.isUsual(tensor.dtype())
                && LongStream.range(0, tensor.elements())
                        .allMatch(
                                i -> place == Place.FREE ? Double.isFinite(tensor.getDouble(i)) : !tensor.isOddNan(i));
    }

    private static String empty(Tensor tensor) {
        return tensor.shape().rank() == 1
                ? NumberTypes.nameOf(tensor.dtype()) + "[]"
                : typed(tensor.dtype(), "zeros(" + shape(tensor.shape()) + ")");
    }

    /// `10 x 512`; in brackets where an extent is zero.
    private static String shape(Shape shape) {
        String extents = LongStream.of(shape.toArray())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(shape.elements() == 0 ? ", " : " x "));
        return shape.elements() == 0 ? "[" + extents + "]" : extents;
    }

    private static String uniform(Tensor tensor, Place place) {
        String shape = shape(tensor.shape());
        String text = switch (Numeral.of(tensor, 0)) {
            case "0" -> "zeros(" + shape + ")";
            case "1" -> "ones(" + shape + ")";
            case String value -> "full(" + shape + ", " + value + ")";
        };
        return place == Place.NUMBERS && tensor.dtype() == DType.F32 ? text : typed(tensor.dtype(), text);
    }

    private static String list(Tensor tensor, Place place) {
        boolean plain = isPlainText(tensor, place);
        boolean pointed = plain && place == Place.FREE && tensor.dtype() == DType.F64;
        StringBuilder text = new StringBuilder(plain ? "" : NumberTypes.nameOf(tensor.dtype()));
        nest(tensor, 0, 0, tensor.elements(), pointed, text);
        return text.toString();
    }

    /// The elements from `from` on, `count` of them, as a list along `axis`.
    private static void nest(Tensor tensor, int axis, long from, long count, boolean pointed, StringBuilder text) {
        if (axis == tensor.shape().rank()) {
            text.append(pointed ? Numeral.pointed(tensor, from) : Numeral.of(tensor, from));
            return;
        }
        long inner = count / tensor.shape().dim(axis);
        text.append('[');
        for (long i = 0; i < tensor.shape().dim(axis); i++) {
            text.append(i > 0 ? ", " : "");
            nest(tensor, axis + 1, from + i * inner, inner, pointed, text);
        }
        text.append(']');
    }

    private String elsewhere(Tensor tensor, String path, Place place) {
        if (options.large() == PrintOptions.Large.ELIDE) {
            elided = true;
            String text = elision(tensor);
            return place == Place.NUMBERS && tensor.dtype() == DType.F32 ? text : typed(tensor.dtype(), text);
        }
        return weights + "." + Quoted.name(annex.add(path, tensor));
    }

    private static String elision(Tensor tensor) {
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (long i = 0; i < tensor.elements(); i++) {
            double value = tensor.getDouble(i);
            least = value < least ? value : least;
            largest = value > largest ? value : largest;
        }
        String shape = tensor.shape().rank() == 0 ? "[]" : shape(tensor.shape());
        return least > largest || Double.isInfinite(least) || Double.isInfinite(largest)
                ? "elided(" + shape + ")"
                : "elided(" + shape + ", min = " + rounded(least) + ", max = " + rounded(largest) + ")";
    }

    private static String rounded(double value) {
        String digits = String.format(Locale.ROOT, "%." + DIGITS_ELIDED + "g", value);
        return Numeral.of(Tensor.scalar(Double.parseDouble(digits)), 0);
    }
}
