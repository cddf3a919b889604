package io.nir4j.io.hdf5;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/// A version 1 object header: the messages that describe one group or data set.
final class ObjectHeader {
    /// A message counts its bytes, a multiple of eight, in 16 bits.
    static final int MAX_MESSAGE_BYTES = 0xfff8;

    private static final int DATASPACE = 1;
    private static final int DATATYPE = 3;
    private static final int FILL_VALUE = 5;
    private static final int LAYOUT = 8;
    private static final int FILTERS = 0xb;
    private static final int ATTRIBUTE = 0xc;
    private static final int SYMBOL_TABLE = 0x11;

    private static final int CONSTANT = 1;
    private static final int OPTIONAL_FILTER = 1;
    private static final int DEFLATE_FILTER = 1;

    private final ByteWriter messages = new ByteWriter();
    private int count;

    static ObjectHeader ofGroup(SymbolTable table) {
        ObjectHeader header = new ObjectHeader();
        header.add(SYMBOL_TABLE, 0, new ByteWriter().u64(table.treeAddress()).u64(table.heapAddress()));
        return header;
    }

    /// Without the layout, which [#addContiguous] or [#addChunked] gives.
    static ObjectHeader ofDataset(H5Dataset dataset) {
        ObjectHeader header = new ObjectHeader();
        H5Space space = dataset.value().space();
        header.add(DATASPACE, 0, dataspace(space));
        header.add(DATATYPE, CONSTANT, new ByteWriter().bytes(Datatypes.of(dataset.value())));
        // Version 2, space allocated late or chunk by chunk, filled with the type's zero if ever asked for.
        boolean chunked = dataset.layout() instanceof H5Layout.Deflate;
        int fillIfSet = chunked || dataset.value() instanceof H5Strings ? 0 : 2;
        header.add(
                FILL_VALUE,
                CONSTANT,
                new ByteWriter().u8(2, chunked ? 3 : 2, fillIfSet, 1).u32(0));
        return header;
    }

    void addContiguous(long address, long size) {
        add(LAYOUT, 0, new ByteWriter().u8(3, 1).u64(address).u64(size));
    }

    void addChunked(long treeAddress, ChunkGrid grid, int elementBytes, int deflateLevel) {
        ByteWriter filters = new ByteWriter().u8(1, 1).zeros(6);
        filters.u16(DEFLATE_FILTER).u16(8).u16(OPTIONAL_FILTER).u16(1);
        filters.bytes("deflate\0".getBytes(US_ASCII)).u32(deflateLevel).u32(0);
        add(FILTERS, CONSTANT, filters);
        ByteWriter layout = new ByteWriter().u8(3, 2, grid.rank() + 1).u64(treeAddress);
        grid.chunkDims().forEach(layout::u32);
        add(LAYOUT, 0, layout.u32(elementBytes));
    }

    void addAttribute(byte[] message) {
        add(ATTRIBUTE, 0, new ByteWriter().bytes(message));
    }

    /// Appends the header and says where it is.
    long write(FileSpace space) throws IOException {
        ByteWriter block = new ByteWriter().u8(1, 0).u16(count).u32(1).u32(messages.size());
        return space.append(block.align().bytes(messages.toBytes()).toBytes());
    }

    /// Version 1; the largest size an axis may grow to is its size, as h5py says it.
    static ByteWriter dataspace(H5Space space) {
        ByteWriter message =
                new ByteWriter().u8(1, space.rank(), space.isScalar() ? 0 : 1).align();
        space.dims().forEach(message::u64);
        space.dims().forEach(message::u64);
        return message;
    }

    private void add(int type, int flags, ByteWriter body) {
        body.align();
        messages.u16(type).u16(body.size()).u8(flags, 0, 0, 0).bytes(body.toBytes());
        count++;
    }
}
