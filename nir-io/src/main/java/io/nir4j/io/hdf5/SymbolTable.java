package io.nir4j.io.hdf5;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The links of one old-style group: a heap of names, symbol table nodes, and the B-tree that finds them.
record SymbolTable(long treeAddress, long heapAddress) {
    private static final int ENTRIES_PER_NODE = 2 * Superblock.GROUP_LEAF_K;
    private static final int ENTRY_BYTES = 40;
    private static final int NODE_BYTES = 8 + ENTRIES_PER_NODE * ENTRY_BYTES;

    /// In the head of a heap's free list: nothing is free.
    private static final long NOTHING_FREE = 1;

    /// A link: its name, the header of the object it leads to, and that object's own table if it is a group.
    record Entry(String name, long headerAddress, Optional<SymbolTable> table) {
        /// For groups the entry repeats the addresses that their headers hold.
        ByteWriter appendTo(ByteWriter block, long nameOffset) {
            block.u64(nameOffset)
                    .u64(headerAddress)
                    .u32(table.isPresent() ? 1 : 0)
                    .u32(0);
            return block.u64(table.map(SymbolTable::treeAddress).orElse(0L))
                    .u64(table.map(SymbolTable::heapAddress).orElse(0L));
        }
    }

    /// Appends a table over entries that are sorted by the bytes of their names.
    ///
    /// The tree comes before the nodes it points at: jHDF reads further than the end of a tree node, which must
    /// not be the end of the file.
    static SymbolTable write(FileSpace space, List<Entry> entries) throws IOException {
        List<Long> nameOffsets = new ArrayList<>();
        long heapAddress = writeHeap(space, entries, nameOffsets);
        int nodes = Math.ceilDiv(entries.size(), ENTRIES_PER_NODE);
        BTree tree = BTree.ofGroup();
        long firstNode = space.end() + tree.byteSize(nodes);
        List<byte[]> keys = new ArrayList<>();
        List<Long> nodeAddresses = new ArrayList<>();
        keys.add(key(0)); // the empty name, before all others
        for (int node = 0; node < nodes; node++) {
            int last = Math.min((node + 1) * ENTRIES_PER_NODE, entries.size()) - 1;
            keys.add(key(nameOffsets.get(last)));
            nodeAddresses.add(firstNode + (long) node * NODE_BYTES);
        }
        long treeAddress = tree.write(space, keys, nodeAddresses);
        for (int node = 0; node < nodes; node++) {
            int from = node * ENTRIES_PER_NODE;
            int to = Math.min(from + ENTRIES_PER_NODE, entries.size());
            space.append(node(entries.subList(from, to), nameOffsets.subList(from, to)));
        }
        return new SymbolTable(treeAddress, heapAddress);
    }

    private static long writeHeap(FileSpace space, List<Entry> entries, List<Long> nameOffsets) throws IOException {
        ByteWriter names = new ByteWriter().zeros(8); // the empty name at offset 0
        for (Entry entry : entries) {
            nameOffsets.add((long) names.size());
            names.bytes(entry.name().getBytes(UTF_8)).u8(0).align();
        }
        long address = space.end();
        ByteWriter header = new ByteWriter().bytes("HEAP".getBytes(US_ASCII)).u32(0);
        header.u64(names.size()).u64(NOTHING_FREE).u64(address + 32);
        space.append(header.bytes(names.toBytes()).toBytes());
        return address;
    }

    private static byte[] node(List<Entry> entries, List<Long> nameOffsets) {
        ByteWriter block =
                new ByteWriter().bytes("SNOD".getBytes(US_ASCII)).u8(1, 0).u16(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).appendTo(block, nameOffsets.get(i));
        }
        return block.zeros(NODE_BYTES - block.size()).toBytes();
    }

    private static byte[] key(long nameOffset) {
        return new ByteWriter().u64(nameOffset).toBytes();
    }
}
