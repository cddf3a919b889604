package io.nir4j.io.hdf5;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jhdf.GlobalHeap;
import io.jhdf.Utils;
import io.jhdf.storage.HdfBackingStorage;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads texts, of fixed length or from the global heap; as UTF-8 also where the file says ASCII, a part of it.
///
/// Collections of the heap are kept: many texts share one.
final class TextDecoder {
    private static final int LENGTH_BYTES = 4;
    private static final int INDEX_BYTES = 4;

    private final HdfBackingStorage storage;
    private final Map<Long, GlobalHeap> heaps = new HashMap<>();

    TextDecoder(HdfBackingStorage storage) {
        this.storage = storage;
    }

    H5Value fixed(MemorySegment stored, ElementType.FixedText type, H5Space space, String path) {
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < space.count(); i++) {
            byte[] bytes = stored.asSlice(i * type.bytes(), type.bytes()).toArray(JAVA_BYTE);
            int length = lengthToNul(bytes);
            while (type.spacePadded() && length > 0 && bytes[length - 1] == ' ') {
                length--;
            }
            texts.add(text(ByteBuffer.wrap(bytes, 0, length), path));
        }
        return new H5Strings(space, texts);
    }

    H5Value fromHeap(MemorySegment stored, ElementType.HeapText type, H5Space space, String path) {
        int addressBytes = Jhdf.ask(path, storage::getSizeOfOffsets);
        if (type.bytes() != LENGTH_BYTES + addressBytes + INDEX_BYTES) {
            throw damaged(path, "refers to texts by " + type.bytes() + " bytes each");
        }
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < space.count(); i++) {
            texts.add(fromHeap(stored.asSlice(i * type.bytes(), type.bytes()), addressBytes, path));
        }
        return new H5Strings(space, texts);
    }

    /// A reference is the length of the text, the address of its collection, and its number in there.
    private String fromHeap(MemorySegment reference, int addressBytes, String path) {
        int length = reference.get(JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        int index = reference.get(JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), LENGTH_BYTES + addressBytes);
        if (length == 0 || index == 0) {
            return "";
        }
        ByteBuffer address =
                reference.asSlice(LENGTH_BYTES, addressBytes).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long at = Jhdf.ask(path, () -> Utils.readBytesAsUnsignedLong(address, addressBytes));
        GlobalHeap heap = heaps.computeIfAbsent(at, _ -> Jhdf.ask(path, () -> new GlobalHeap(storage, at)));
        ByteBuffer object = Jhdf.ask(path, () -> heap.getObjectData(index));
        if (length < 0 || length > object.remaining()) {
            throw damaged(path, "refers to a text of " + length + " bytes where there are " + object.remaining());
        }
        byte[] bytes = new byte[length];
        object.get(bytes);
        return text(ByteBuffer.wrap(bytes, 0, lengthToNul(bytes)), path);
    }

    /// HDF5 ends a text at its first NUL, however long its place is.
    private static int lengthToNul(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return length;
    }

    private static String text(ByteBuffer bytes, String path) {
        try {
            return UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException malformed) {
            InvalidNetwork fault = damaged(path, "holds a text that is not UTF-8");
            fault.initCause(malformed);
            throw fault;
        }
    }

    private static InvalidNetwork damaged(String path, String message) {
        return Diagnostic.of(Code.DAMAGED_FILE, message).at(Place.path(path)).asException();
    }
}
