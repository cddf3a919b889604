package io.nir4j.io.safetensors;

import io.nir4j.io.file.Allocation;
import io.nir4j.io.file.FileBytes;
import io.nir4j.io.file.SegmentBytes;
import io.nir4j.io.json.JsonText;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The content of a `.safetensors` file.
///
/// @param tensors by name; bfloat16 is widened to float32
/// @param metadata the texts that its writer added
public record SafeTensors(SortedMap<String, Tensor> tensors, SortedMap<String, String> metadata) {
    /// The bound that the format itself sets.
    private static final long LONGEST_HEADER = 100_000_000;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    public SafeTensors {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }

    /// The tensors in `file`.
    ///
    /// @throws InvalidNetwork if the file is in another format, damaged, or has a type that no tensor has
    public static SafeTensors read(Path file) throws IOException {
        return read(FileBytes.of(file));
    }

    static SafeTensors read(MemorySegment file) throws IOException {
        long length = file.byteSize() < Long.BYTES ? -1 : file.get(LONG, 0);
        // The first byte after it tells a damaged file from another one: the header is an object.
        boolean plausible = file.byteSize() > Long.BYTES && file.get(ValueLayout.JAVA_BYTE, Long.BYTES) == '{';
        if (!plausible) {
            throw Diagnostic.of(Code.NOT_THIS_FORMAT, "this is not a .safetensors file: it has no header")
                    .asException();
        }
        if (length < 2 || length > LONGEST_HEADER || length > file.byteSize() - Long.BYTES) {
            throw Diagnostic.of(
                            Code.LARGER_THAN_FILE,
                            "a header of " + length + " bytes is declared, in a file of " + file.byteSize() + " bytes")
                    .asException();
        }
        SegmentBytes text = new SegmentBytes(file.asSlice(Long.BYTES, length));
        Header header = JsonText.read(text, Header::read);
        MemorySegment data = file.asSlice(Long.BYTES + length);
        checkPlaces(header.entries(), data.byteSize());
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        for (Header.Entry entry : header.entries()) {
            tensors.put(entry.name(), tensor(entry, data.asSlice(entry.begin(), entry.end() - entry.begin())));
        }
        return new SafeTensors(tensors, new TreeMap<>(header.metadata()));
    }

    /// The tensors lie one after the other and fill the file.
    private static void checkPlaces(List<Header.Entry> entries, long bytes) {
        long free = 0;
        for (Header.Entry entry : entries) {
            if (entry.end() > bytes) {
                throw fault(
                        entry,
                        Code.LARGER_THAN_FILE,
                        "reaches to byte " + entry.end() + " of the data, which has only " + bytes);
            }
            if (entry.begin() != free || entry.end() < entry.begin()) {
                throw fault(
                        entry,
                        Code.DAMAGED_FILE,
                        "takes bytes " + entry.begin() + " to " + entry.end() + " of the data; the one before ends at "
                                + free);
            }
            free = entry.end();
        }
        if (free != bytes) {
            throw Diagnostic.of(Code.DAMAGED_FILE, "after the last tensor come " + (bytes - free) + " bytes")
                    .asException();
        }
    }

    private static Tensor tensor(Header.Entry entry, MemorySegment stored) {
        return switch (entry.type()) {
            case "BF16" -> fromBrainFloats(entry, stored);
            case "BOOL" -> booleans(entry, stored);
            case "I8" -> tensor(entry, DType.I8, stored);
            case "I16" -> tensor(entry, DType.I16, stored);
            case "I32" -> tensor(entry, DType.I32, stored);
            case "I64" -> tensor(entry, DType.I64, stored);
            case "U8" -> tensor(entry, DType.U8, stored);
            case "F16" -> tensor(entry, DType.F16, stored);
            case "F32" -> tensor(entry, DType.F32, stored);
            case "F64" -> tensor(entry, DType.F64, stored);
            default ->
                throw fault(entry, Code.UNSUPPORTED_CONTENT, "has the type " + entry.type() + ", which no tensor has");
        };
    }

    private static Tensor tensor(Header.Entry entry, DType dtype, MemorySegment stored) {
        checkSize(entry, dtype.bytes(), stored);
        return Tensor.wrap(dtype, entry.shape(), stored);
    }

    private static void checkSize(Header.Entry entry, int elementBytes, MemorySegment stored) {
        if (stored.byteSize() % elementBytes != 0 || entry.shape().elements() != stored.byteSize() / elementBytes) {
            throw fault(
                    entry,
                    Code.DAMAGED_FILE,
                    "is " + entry.type() + entry.shape() + ", which does not take " + stored.byteSize() + " bytes");
        }
    }

    private static Tensor booleans(Header.Entry entry, MemorySegment stored) {
        Tensor tensor = tensor(entry, DType.BOOL, stored);
        for (long i = 0; i < stored.byteSize(); i++) {
            if ((stored.get(ValueLayout.JAVA_BYTE, i) & ~1) != 0) {
                throw fault(entry, Code.DAMAGED_FILE, "has at " + i + " a boolean that is neither 0 nor 1");
            }
        }
        return tensor;
    }

    /// A bfloat16 is the upper half of the float32 of the same value.
    private static Tensor fromBrainFloats(Header.Entry entry, MemorySegment stored) {
        checkSize(entry, Short.BYTES, stored);
        long elements = entry.shape().elements();
        MemorySegment data = Allocation.of(Float.BYTES * elements, "'" + entry.name() + "'");
        for (long i = 0; i < elements; i++) {
            data.set(INT, Float.BYTES * i, stored.get(SHORT, Short.BYTES * i) << Short.SIZE);
        }
        return Tensor.wrap(DType.F32, entry.shape(), data);
    }

    private static InvalidNetwork fault(Header.Entry entry, Code code, String what) {
        return Diagnostic.of(code, "'" + entry.name() + "' " + what)
                .at(Place.path(entry.name()))
                .asException();
    }
}
