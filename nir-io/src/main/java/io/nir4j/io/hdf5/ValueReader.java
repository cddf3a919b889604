package io.nir4j.io.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Reads the value of a data set or an attribute: finds its bytes, then [ElementDecoder] makes sense of them.
final class ValueReader {
    /// Smaller values are copied: a page of the file would be kept for them.
    private static final long MAPPED_FROM_BYTES = 1 << 16;

    private static final int MAX_RANK = 32;

    private final MemorySegment file;
    private final long userBlockBytes;
    private final ElementDecoder decoder;

    ValueReader(MemorySegment file, long userBlockBytes, ElementDecoder decoder) {
        this.file = file;
        this.userBlockBytes = userBlockBytes;
        this.decoder = decoder;
    }

    /// What an array needs.
    private record Extent(H5Space space, ElementType element, long bytes) {}

    H5Value dataset(Dataset dataset, String path) {
        long[] dims = Jhdf.ask(path, dataset::getDimensionsAsLong);
        Extent extent = extent(dims, Jhdf.ask(path, dataset::getDataType), path);
        if (dims.length == 0 && Jhdf.ask(path, dataset::getSize) == 0) {
            throw noValue(path);
        }
        return decoder.decode(stored(dataset, extent, path), extent.element(), extent.space(), path);
    }

    H5Value attribute(Attribute attribute, String path) {
        long[] dims = Jhdf.ask(path, attribute::getDimensionsAsLong);
        Extent extent = extent(dims, Jhdf.ask(path, attribute::getDataType), path);
        // jHDF has no buffer for an attribute without elements.
        Optional<ByteBuffer> bytes = Jhdf.ask(path, () -> Optional.ofNullable(attribute.getBuffer()));
        if (bytes.isEmpty() && extent.bytes() > 0) {
            throw noValue(path);
        }
        MemorySegment content = bytes.map(MemorySegment::ofBuffer).orElse(MemorySegment.ofArray(new byte[0]));
        return decoder.decode(exactly(content, extent, path), extent.element(), extent.space(), path);
    }

    private static Extent extent(long[] dims, DataType type, String path) {
        ElementType element = ElementType.of(type);
        if (element instanceof ElementType.Unread unread) {
            throw fault(path, Code.UNSUPPORTED_CONTENT, "holds " + unread.what() + ", which a network never has");
        }
        if (dims.length > MAX_RANK
                || element.bytes() <= 0
                || Arrays.stream(dims).anyMatch(extent -> extent < 0)) {
            throw fault(
                    path,
                    Code.DAMAGED_FILE,
                    "is declared with shape " + Arrays.toString(dims) + " and elements of " + element.bytes()
                            + " bytes");
        }
        long bytes = bytes(dims, element, path);
        return new Extent(H5Space.of(dims), element, bytes);
    }

    /// Also with an extent of 0 the others must not overflow: the shape must exist.
    private static long bytes(long[] dims, ElementType element, String path) {
        try {
            long bytes =
                    Arrays.stream(dims).map(extent -> Math.max(1, extent)).reduce(element.bytes(), Math::multiplyExact);
            return Arrays.stream(dims).anyMatch(extent -> extent == 0) ? 0 : bytes;
        } catch (ArithmeticException tooLarge) {
            InvalidNetwork fault = fault(
                    path,
                    Code.LARGER_THAN_FILE,
                    "is declared with shape " + Arrays.toString(dims) + ", more than 2^63 bytes");
            fault.initCause(tooLarge);
            throw fault;
        }
    }

    private MemorySegment stored(Dataset dataset, Extent extent, String path) {
        if (extent.bytes() == 0) {
            return MemorySegment.ofArray(new byte[0]);
        }
        return switch (dataset) {
            case ContiguousDataset contiguous -> contiguous(contiguous, extent, path);
            case CompactDataset compact ->
                exactly(MemorySegment.ofBuffer(Jhdf.ask(path, compact::getDataBuffer)), extent, path);
            case ChunkedDataset chunked ->
                new ChunkedReader(
                                chunked, path, extent.space(), extent.element().bytes())
                        .read(extent.bytes(), file.byteSize());
            default -> throw fault(path, Code.UNSUPPORTED_CONTENT, "is stored in a way that is not known");
        };
    }

    private MemorySegment contiguous(ContiguousDataset dataset, Extent extent, String path) {
        long bytes = extent.bytes();
        if (bytes > file.byteSize()) {
            throw fault(
                    path, Code.LARGER_THAN_FILE, "declares " + bytes + " bytes; the whole file has " + file.byteSize());
        }
        long address = Jhdf.ask(path, dataset::getDataAddress);
        if (address == BTree.UNDEFINED_ADDRESS) {
            throw fault(
                    path,
                    Code.UNSUPPORTED_CONTENT,
                    "declares " + bytes + " bytes, but no value was ever written to it");
        }
        long start = address + userBlockBytes;
        if (address < 0 || start < 0 || start > file.byteSize() - bytes) {
            throw fault(
                    path,
                    Code.LARGER_THAN_FILE,
                    "declares " + bytes + " bytes at " + start + "; the file ends at " + file.byteSize());
        }
        if (dataset instanceof DatasetBase base) {
            checkStoredSize(base, bytes, path);
        }
        MemorySegment mapped = file.asSlice(start, bytes);
        return bytes >= MAPPED_FROM_BYTES ? mapped : MemorySegment.ofArray(mapped.toArray(ValueLayout.JAVA_BYTE));
    }

    /// The size is in the file twice, as shape times type and in bytes; -1 where an old layout leaves the second
    /// out.
    private static void checkStoredSize(DatasetBase dataset, long bytes, String path) {
        long stored = Jhdf.ask(
                path,
                () -> dataset.getHeader()
                        .getMessageOfType(ContiguousDataLayoutMessage.class)
                        .getSize());
        if (stored != -1 && stored != bytes) {
            throw fault(path, Code.DAMAGED_FILE, "needs " + bytes + " bytes for its shape and type, but has " + stored);
        }
    }

    private static MemorySegment exactly(MemorySegment content, Extent extent, String path) {
        if (content.byteSize() < extent.bytes()) {
            throw fault(
                    path,
                    Code.DAMAGED_FILE,
                    "needs " + extent.bytes() + " bytes for its shape and type, but has " + content.byteSize());
        }
        return MemorySegment.ofArray(content.asSlice(0, extent.bytes()).toArray(ValueLayout.JAVA_BYTE));
    }

    private static InvalidNetwork noValue(String path) {
        return fault(path, Code.UNSUPPORTED_CONTENT, "has no value (an HDF5 null data space)");
    }

    private static InvalidNetwork fault(String path, Code code, String message) {
        return Diagnostic.of(code, message).at(Place.path(path)).asException();
    }
}
