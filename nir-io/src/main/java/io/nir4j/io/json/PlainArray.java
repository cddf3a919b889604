package io.nir4j.io.json;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads numbers, booleans or texts that stand without a type: alone, or in arrays.
final class PlainArray {
    /// Beyond it not every integer is a double.
    private static final long EXACT = 1L << 53;

    private final JsonParser json;
    private final List<String> texts = new ArrayList<>();
    private long[] numbers = new long[16];
    private int count;
    private boolean booleans;
    private boolean doubles;

    PlainArray(JsonParser json) {
        this.json = json;
    }

    /// The value from the current token to its last one.
    Value read() {
        Shape shape = NestedArrays.walk(json, this::take);
        if (shape.elements() == 0) {
            if (shape.rank() == 1) {
                return new Value.Texts(Shape.of(0, 2), List.of());
            }
            throw JsonText.fault(
                    json, Code.WRONG_KIND, "an array without elements needs its type: {\"dtype\", \"shape\", ...}");
        }
        if (!texts.isEmpty()) {
            return new Value.Texts(shape, texts);
        }
        long[] found = Arrays.copyOf(numbers, count);
        if (doubles) {
            return new Value.Numbers(Tensor.of(
                    shape,
                    Arrays.stream(found).mapToDouble(Double::longBitsToDouble).toArray()));
        }
        Tensor integers = Tensor.of(shape, found);
        return new Value.Numbers(booleans ? integers.cast(DType.BOOL) : integers);
    }

    private void take() {
        JsonToken token = json.currentToken();
        boolean first = count == 0 && texts.isEmpty();
        booleans |= first && token.isBoolean();
        boolean alike = (token == JsonToken.VALUE_STRING) != texts.isEmpty() && token.isBoolean() == booleans;
        if (!first && !alike) {
            throw JsonText.fault(json, Code.WRONG_KIND, "one array mixes numbers, booleans and texts");
        }
        switch (token) {
            case VALUE_STRING -> texts.add(checked(json));
            case VALUE_TRUE -> add(1);
            case VALUE_FALSE -> add(0);
            case VALUE_NUMBER_FLOAT -> {
                becomeDoubles();
                add(Double.doubleToRawLongBits(TensorReader.finiteDouble(json)));
            }
            default -> add(doubles ? Double.doubleToRawLongBits(TensorReader.finiteDouble(json)) : integer());
        }
    }

    /// The text at the current token.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it is none: half a surrogate pair
    static String checked(JsonParser json) {
        String text = json.getString();
        if (hasHalfPair(text)) {
            throw JsonText.fault(json, Code.DAMAGED_FILE, "a text has half a surrogate pair");
        }
        return text;
    }

    /// True if a UTF-16 surrogate stands alone: no encoding can say it.
    static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private long integer() {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw JsonText.fault(json, Code.WRONG_KIND, json.getString() + " is beyond 64 bits");
        }
        return json.getLongValue();
    }

    private void becomeDoubles() {
        for (int i = 0; i < count && !doubles; i++) {
            if (Math.abs(numbers[i]) > EXACT) {
                throw JsonText.fault(
                        json, Code.WRONG_KIND, numbers[i] + " is beside a fraction, but not exact as a float64");
            }
            numbers[i] = Double.doubleToRawLongBits((double) numbers[i]);
        }
        doubles = true;
    }

    private void add(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }
}
