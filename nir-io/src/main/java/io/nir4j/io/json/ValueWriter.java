package io.nir4j.io.json;

import io.nir4j.io.file.SegmentBytes;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;

/// Writes values as the package's page says.
final class ValueWriter {
    /// Up to so many int64, float64 or bool are written without their type.
    private static final int PLAIN_ELEMENTS = 16;

    private final JsonGenerator json;
    private final Indentation lines;
    private final JsonLayout layout;
    private final Sidecar sidecar;

    ValueWriter(JsonGenerator json, Indentation lines, JsonLayout layout, Sidecar sidecar) {
        this.json = json;
        this.lines = lines;
        this.layout = layout;
        this.sidecar = sidecar;
    }

    /// @param path the names that lead to `value`, for the names of arrays beside the text
    void write(Value value, String path) {
        switch (value) {
            case Value.Text(var text) -> json.writeString(checked(text));
            case Value.Texts(var shape, var texts) -> texts(shape, texts);
            case Value.Numbers(var tensor) -> numbers(tensor, path);
            case Value.Tree tree -> tree(tree, path);
        }
    }

    private static String checked(String text) {
        if (PlainArray.hasHalfPair(text)) {
            throw Diagnostic.of(Code.UNSUPPORTED_CONTENT, "a text has half a surrogate pair, which UTF-8 cannot say")
                    .asException();
        }
        return text;
    }

    private void tree(Value.Tree tree, String path) {
        boolean wrapped = tree.entries().keySet().stream().anyMatch(Names.RESERVED::contains);
        if (wrapped) {
            json.writeStartObject().writeName(Names.TREE);
        }
        SortedMap<String, Value> entries = new TreeMap<>(Names.ORDER);
        entries.putAll(tree.entries());
        json.writeStartObject();
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            json.writeName(checked(entry.getKey()));
            write(entry.getValue(), path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey());
        }
        json.writeEndObject();
        if (wrapped) {
            json.writeEndObject();
        }
    }

    private void texts(Shape shape, List<String> texts) {
        LongConsumer text = index -> json.writeString(checked(texts.get((int) index)));
        if (shape.equals(Shape.of(0, 2))) {
            json.writeStartArray().writeEndArray();
        } else if (isNestable(shape) && shape.rank() > 0) {
            nested(shape, 0, 0, text);
        } else {
            lines.joinNext();
            json.writeStartObject().writeName(Names.TEXTS);
            nested(Shape.of(texts.size()), 0, 0, text);
            shape(shape);
            json.writeEndObject();
        }
    }

    /// True if nested arrays show the shape: an extent of zero hides those after it.
    private static boolean isNestable(Shape shape) {
        return shape.elements() > 0 && shape.rank() <= Names.DEEPEST;
    }

    private void numbers(Tensor tensor, String path) {
        Shape shape = tensor.shape();
        LongConsumer element = element(tensor);
        if (isPlain(tensor)) {
            nested(shape, 0, 0, element);
            return;
        }
        lines.joinNext();
        json.writeStartObject().writeStringProperty(Names.DTYPE, tensor.dtype().label());
        shape(shape);
        if (tensor.elements() == 0) {
            json.writeName(Names.VALUES).writeStartArray().writeEndArray();
        } else if (tensor.elements() <= layout.inlineElements() && isNestable(shape) && Bits.areInDecimals(tensor)) {
            json.writeName(Names.VALUES);
            nested(shape, 0, 0, element);
        } else if (layout.sidecar() && tensor.elements() > layout.inlineElements()) {
            sidecar.add(path, tensor);
            json.writeStringProperty(Names.NPZ, sidecar.fileName()).writeStringProperty(Names.ARRAY, path);
        } else {
            json.writeName(Names.BASE64);
            json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, new SegmentBytes(tensor.data()), -1);
        }
        json.writeEndObject();
    }

    private static boolean isPlain(Tensor tensor) {
        return tensor.elements() <= PLAIN_ELEMENTS
                && isNestable(tensor.shape())
                && switch (tensor.dtype()) {
                    case I64, BOOL -> true;
                    case F64 -> Arrays.stream(tensor.toDoubles()).allMatch(Double::isFinite);
                    case I8, I16, I32, U8, F16, F32 -> false;
                };
    }

    private void shape(Shape shape) {
        json.writeName(Names.SHAPE).writeStartArray();
        for (long extent : shape.toArray()) {
            json.writeNumber(extent);
        }
        json.writeEndArray();
    }

    /// The elements from `index` on, as arrays in arrays from `axis` on; the innermost arrays are lines.
    private long nested(Shape shape, int axis, long index, LongConsumer element) {
        if (axis == shape.rank()) {
            element.accept(index);
            return index + 1;
        }
        if (axis < shape.rank() - 1) {
            lines.breakNext();
        }
        json.writeStartArray();
        long next = index;
        for (long i = 0; i < shape.dim(axis); i++) {
            next = nested(shape, axis + 1, next, element);
        }
        json.writeEndArray();
        return next;
    }

    private LongConsumer element(Tensor tensor) {
        DType dtype = tensor.dtype();
        return switch (dtype) {
            case BOOL -> index -> json.writeBoolean(tensor.getLong(index) != 0);
            case I8, I16, I32, I64, U8 -> index -> json.writeNumber(tensor.getLong(index));
            case F16, F32 -> index -> json.writeNumber((float) tensor.getDouble(index));
            case F64 -> index -> json.writeNumber(tensor.getDouble(index));
        };
    }
}
