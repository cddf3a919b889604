package io.nir4j.io.json;

import io.nir4j.io.file.Allocation;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the elements of arrays that state their type and shape, straight into the memory of a tensor.
final class TensorReader {
    private final JsonParser json;
    private final long fileBytes;
    private long index;

    /// @param fileBytes size of the text, which bounds what can be in it
    TensorReader(JsonParser json, long fileBytes) {
        this.json = json;
        this.fileBytes = fileBytes;
    }

    /// The type called so.
    static DType dtype(Value value) {
        if (value instanceof Value.Text(var name)) {
            return DType.named(name)
                    .orElseThrow(() -> Diagnostic.of(Code.UNSUPPORTED_CONTENT, "no tensor has the dtype '" + name + "'")
                            .hint("known are "
                                    + String.join(
                                            ", ",
                                            Arrays.stream(DType.values())
                                                    .map(DType::label)
                                                    .toList()))
                            .asException());
        }
        throw wrong("dtype is " + value.describe() + ", not the name of a type");
    }

    /// The shape that these integers state; no integers at all are the shape of a single number.
    static Shape shape(Value value) {
        if (value instanceof Value.Texts(var empty, var _) && empty.elements() == 0) {
            return Shape.SCALAR;
        }
        if (value instanceof Value.Numbers(var extents)
                && extents.dtype() == DType.I64
                && extents.shape().rank() == 1
                && Arrays.stream(extents.toLongs()).allMatch(extent -> extent >= 0)) {
            try {
                Shape shape = Shape.of(extents.toLongs());
                Math.multiplyExact(shape.elements(), Long.BYTES);
                return shape;
            } catch (ArithmeticException | IllegalArgumentException e) {
                throw Diagnostic.of(Code.LARGER_THAN_FILE, "no memory holds the shape " + extents)
                        .asException();
            }
        }
        throw wrong("shape is " + value.describe() + ", not a list of extents");
    }

    /// The numbers from the current token to the last one of the value.
    Tensor values(DType dtype, Shape shape) {
        // Each takes a digit and a comma or bracket at the least.
        checkFits(dtype, shape, fileBytes / 2 + 1);
        // Half floats are rounded once, from double.
        DType read = dtype == DType.F16 ? DType.F64 : dtype;
        MemorySegment data = Allocation.of(shape.elements() * read.bytes(), "an array of shape " + shape);
        index = 0;
        Shape found = NestedArrays.walk(json, () -> {
            if (index == shape.elements()) {
                throw fault(shape + " elements are stated, but there are more");
            }
            element(read, data, index++);
        });
        boolean fits = shape.elements() == 0 ? index == 0 : found.equals(shape);
        if (!fits) {
            throw fault("the values have shape " + found + ", stated is " + shape);
        }
        return Tensor.wrap(read, shape, data).cast(dtype);
    }

    private void element(DType dtype, MemorySegment data, long at) {
        switch (dtype) {
            case F32 -> Bits.set(data, at, single());
            case F64, F16 ->
                Bits.set(data, at, json.currentToken() == JsonToken.VALUE_STRING ? named() : finiteDouble(json));
            case BOOL -> Bits.set(data, dtype, at, bool());
            case I8 -> Bits.set(data, dtype, at, integer(dtype, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case U8 -> Bits.set(data, dtype, at, integer(dtype, 0, 0xFF));
            case I16 -> Bits.set(data, dtype, at, integer(dtype, Short.MIN_VALUE, Short.MAX_VALUE));
            case I32 -> Bits.set(data, dtype, at, integer(dtype, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case I64 -> Bits.set(data, dtype, at, integer(dtype, Long.MIN_VALUE, Long.MAX_VALUE));
        }
    }

    private float single() {
        float value = switch (json.currentToken()) {
            case VALUE_NUMBER_FLOAT -> json.getFloatValue();
            // As text: the integer 0 has no sign.
            case VALUE_NUMBER_INT -> Float.parseFloat(json.getString());
            case VALUE_STRING -> (float) named();
            default -> throw fault("expected a number, found " + json.getString());
        };
        if (Float.isInfinite(value) && json.currentToken() != JsonToken.VALUE_STRING) {
            throw fault(json.getString() + " is beyond float32");
        }
        return value;
    }

    /// The number at the current token.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it is none, or beyond float64
    static double finiteDouble(JsonParser json) {
        double value = switch (json.currentToken()) {
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_NUMBER_INT -> Double.parseDouble(json.getString());
            default -> throw JsonText.fault(json, Code.WRONG_KIND, "expected a number, found " + json.getString());
        };
        if (Double.isInfinite(value)) {
            throw JsonText.fault(json, Code.WRONG_KIND, json.getString() + " is beyond float64");
        }
        return value;
    }

    private double named() {
        return switch (json.getString()) {
            case Names.NAN -> Double.NaN;
            case Names.INFINITY -> Double.POSITIVE_INFINITY;
            case Names.MINUS_INFINITY -> Double.NEGATIVE_INFINITY;
            default ->
                throw fault("expected a number, \"NaN\", \"Infinity\" or \"-Infinity\", found \"" + json.getString()
                        + "\"");
        };
    }

    private long bool() {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            default -> throw fault("expected true or false, found " + json.getString());
        };
    }

    private long integer(DType dtype, long least, long most) {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw fault("expected an integer, found " + json.getString());
        }
        boolean beyond = json.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
        if (beyond || json.getLongValue() < least || json.getLongValue() > most) {
            throw fault(json.getString() + " is beyond " + dtype.label());
        }
        return json.getLongValue();
    }

    /// The bytes in the text at the current token, which is not made a string.
    Tensor base64(DType dtype, Shape shape) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw fault("expected a text of base64, found " + json.getString());
        }
        checkFits(dtype, shape, fileBytes / dtype.bytes());
        ByteSink sink = new ByteSink(Allocation.of(shape.elements() * dtype.bytes(), "an array of shape " + shape));
        json.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, sink);
        return tensor(dtype, shape, sink);
    }

    /// The bytes in a text that came before its type.
    Tensor decoded(DType dtype, Shape shape, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            checkFits(dtype, shape, bytes.length / dtype.bytes());
            ByteSink sink = new ByteSink(Allocation.of(shape.elements() * dtype.bytes(), "an array of shape " + shape));
            sink.write(bytes, 0, bytes.length);
            return tensor(dtype, shape, sink);
        } catch (IllegalArgumentException noBase64) {
            throw Diagnostic.of(Code.DAMAGED_FILE, "the base64 of an array cannot be read: " + noBase64.getMessage())
                    .asException();
        }
    }

    private static Tensor tensor(DType dtype, Shape shape, ByteSink sink) {
        if (!sink.isExactlyFull()) {
            throw wrong("the base64 holds " + sink.received() + " bytes, " + dtype.label() + shape + " takes "
                    + shape.elements() * dtype.bytes());
        }
        if (dtype == DType.BOOL && !Bits.areBooleans(sink.data())) {
            throw Diagnostic.of(Code.DAMAGED_FILE, "a boolean is neither 0 nor 1")
                    .asException();
        }
        return Tensor.wrap(dtype, shape, sink.data());
    }

    private static void checkFits(DType dtype, Shape shape, long mostElements) {
        if (shape.elements() > mostElements) {
            throw Diagnostic.of(
                            Code.LARGER_THAN_FILE,
                            dtype.label() + shape + " is stated, which is more than the file can hold")
                    .asException();
        }
    }

    private static RuntimeException wrong(String message) {
        return Diagnostic.of(Code.WRONG_KIND, message).asException();
    }

    private RuntimeException fault(String message) {
        return JsonText.fault(json, Code.WRONG_KIND, message);
    }
}
