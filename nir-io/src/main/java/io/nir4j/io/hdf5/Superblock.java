package io.nir4j.io.hdf5;

/// The first 96 bytes of the file, version 0: sizes of things, and where the root group is.
final class Superblock {
    static final int BYTES = 96;

    /// Half the children of a group's B-tree node.
    static final int GROUP_INTERNAL_K = 16;
    /// Half the entries of a symbol table node.
    static final int GROUP_LEAF_K = 4;
    /// Half the children of a chunk B-tree's node; fixed in version 0, where the file does not say it.
    static final int CHUNK_INTERNAL_K = 32;

    private Superblock() {}

    static byte[] of(SymbolTable.Entry root, long endOfFile) {
        ByteWriter block = new ByteWriter().u8(0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n');
        block.u8(0, 0, 0, 0, 0); // versions of superblock, free space, root entry; reserved; shared messages
        block.u8(8, 8, 0); // bytes of an address, bytes of a length, reserved
        block.u16(GROUP_LEAF_K).u16(GROUP_INTERNAL_K).u32(0);
        block.u64(0).u64(BTree.UNDEFINED_ADDRESS).u64(endOfFile).u64(BTree.UNDEFINED_ADDRESS);
        return root.appendTo(block, 0).toBytes();
    }
}
