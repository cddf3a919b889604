package io.nir4j.io.json;

import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Fills a memory segment, and counts what would not go in.
final class ByteSink extends OutputStream {
    private final MemorySegment data;
    private long received;

    ByteSink(MemorySegment data) {
        this.data = data;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        long room = Math.max(0, data.byteSize() - received);
        MemorySegment.copy(bytes, offset, data, ValueLayout.JAVA_BYTE, received, (int) Math.min(room, length));
        received += length;
    }

    MemorySegment data() {
        return data;
    }

    long received() {
        return received;
    }

    boolean isExactlyFull() {
        return received == data.byteSize();
    }
}
