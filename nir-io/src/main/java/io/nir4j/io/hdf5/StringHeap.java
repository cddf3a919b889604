package io.nir4j.io.hdf5;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/// The global heap, where the file keeps the bytes of all variable-length strings.
///
/// Strings share collections; a collection gets its place in the file when its first string comes, and is written
/// when it is full. Every string gets an object of its own, also a repeated one: a program that later replaces one
/// of two equal strings frees its object.
final class StringHeap {
    private static final int HEADER_BYTES = 16;
    private static final int OBJECT_HEADER_BYTES = 16;
    private static final int SMALLEST_COLLECTION_BYTES = 4096;
    /// Objects are counted in 16 bits; so many bytes hold far fewer of them. Only a longer string gets more, for
    /// itself.
    private static final int USUAL_LARGEST_BYTES = 1 << 16;

    private final FileSpace space;
    private long address;
    private long capacity;
    private int lastIndex;
    private ByteWriter collection = new ByteWriter();

    StringHeap(FileSpace space) {
        this.space = space;
    }

    /// Stores the strings and answers their references, 16 bytes each: length, address of the collection, index in
    /// it.
    byte[] store(List<String> strings) throws IOException {
        ByteWriter references = new ByteWriter();
        for (int i = 0; i < strings.size(); i++) {
            byte[] text = strings.get(i).getBytes(UTF_8);
            if (!fits(text)) {
                finish();
                open(text, strings.size() - i);
            }
            put(text);
            references.u32(text.length).u64(address).u32(lastIndex);
        }
        return references.toBytes();
    }

    /// Writes the collection that is still open, if any.
    void finish() throws IOException {
        if (capacity == 0) {
            return;
        }
        long free = capacity - collection.size();
        if (free > 0) { // object 0 is the free space, its own header included
            collection.u16(0).u16(0).u32(0).u64(free).zeros((int) free - OBJECT_HEADER_BYTES);
        }
        space.patch(address, collection.toBytes());
        capacity = 0;
    }

    /// A rest smaller than an object's header could not be marked as free, so none is left.
    private boolean fits(byte[] text) {
        long rest = capacity - collection.size() - objectBytes(text);
        return rest == 0 || rest >= OBJECT_HEADER_BYTES;
    }

    private void open(byte[] first, int strings) throws IOException {
        long wanted = Math.clamp(strings * objectBytes(first), SMALLEST_COLLECTION_BYTES, USUAL_LARGEST_BYTES);
        capacity = Math.max(wanted, HEADER_BYTES + objectBytes(first) + OBJECT_HEADER_BYTES);
        address = space.reserve(capacity);
        collection = new ByteWriter();
        collection.bytes("GCOL".getBytes(US_ASCII)).u8(1, 0, 0, 0).u64(capacity);
        lastIndex = 0;
    }

    private void put(byte[] text) {
        lastIndex++;
        collection.u16(lastIndex).u16(0).u32(0).u64(text.length).bytes(text).align();
    }

    private static long objectBytes(byte[] text) {
        return OBJECT_HEADER_BYTES + ByteWriter.aligned(text.length);
    }
}
