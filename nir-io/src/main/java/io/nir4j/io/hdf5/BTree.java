package io.nir4j.io.hdf5;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A version 1 B-tree, written in one go over children that have their places already.
///
/// Child i lies between key i and key i + 1, so there is one key more than children. Nodes are filled to the last
/// entry, level by level from the leaves to the root; a node of a higher level repeats the first key of each
/// child.
record BTree(int nodeType, int fanOut, int keyBytes) {
    static final long UNDEFINED_ADDRESS = -1;

    private static final int HEADER_BYTES = 24;

    /// Over the symbol table nodes of a group; a key is the heap offset of a name.
    static BTree ofGroup() {
        return new BTree(0, 2 * Superblock.GROUP_INTERNAL_K, 8);
    }

    /// Over the chunks of a data set; a key is the chunk's size, filter mask, and offset in `rank` axes and the
    /// element.
    static BTree ofChunks(int rank) {
        return new BTree(1, 2 * Superblock.CHUNK_INTERNAL_K, 8 + 8 * (rank + 1));
    }

    /// The bytes that [#write] will append for so many children.
    long byteSize(int children) {
        int nodes = nodesOver(children);
        return (long) nodes * nodeBytes() + (nodes > 1 ? byteSize(nodes) : 0);
    }

    /// Appends the tree and says where its root is.
    long write(FileSpace space, List<byte[]> keys, List<Long> children) throws IOException {
        return write(space, 0, keys, children);
    }

    private long write(FileSpace space, int level, List<byte[]> keys, List<Long> children) throws IOException {
        int nodes = nodesOver(children.size());
        long first = space.end();
        List<byte[]> nodeKeys = new ArrayList<>();
        List<Long> nodeAddresses = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            int from = node * fanOut;
            int to = Math.min(from + fanOut, children.size());
            long address = first + (long) node * nodeBytes();
            ByteWriter block = header(level, to - from);
            block.u64(node == 0 ? UNDEFINED_ADDRESS : address - nodeBytes());
            block.u64(node == nodes - 1 ? UNDEFINED_ADDRESS : address + nodeBytes());
            block.bytes(keys.get(from));
            for (int child = from; child < to; child++) {
                block.u64(children.get(child)).bytes(keys.get(child + 1));
            }
            space.append(block.zeros(nodeBytes() - block.size()).toBytes());
            nodeKeys.add(keys.get(from));
            nodeAddresses.add(address);
        }
        nodeKeys.add(keys.getLast());
        return nodes == 1 ? first : write(space, level + 1, nodeKeys, nodeAddresses);
    }

    private ByteWriter header(int level, int entries) {
        return new ByteWriter()
                .bytes("TREE".getBytes(US_ASCII))
                .u8(nodeType, level)
                .u16(entries);
    }

    private int nodesOver(int children) {
        return Math.max(1, Math.ceilDiv(children, fanOut));
    }

    private int nodeBytes() {
        return HEADER_BYTES + fanOut * 8 + (fanOut + 1) * keyBytes;
    }
}
