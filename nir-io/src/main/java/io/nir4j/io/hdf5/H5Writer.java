package io.nir4j.io.hdf5;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a tree of groups and data sets as an HDF5 file.
///
/// Children come before their parents, the values before the headers that point at them, the superblock last of
/// all: the file grows at its end, and the memory needed does not grow with the size of the numbers.
public final class H5Writer {
    private final FileSpace space;
    private final StringHeap strings;
    private final long chunkLimitBytes;

    private H5Writer(FileSpace space, long chunkLimitBytes) {
        this.space = space;
        this.strings = new StringHeap(space);
        this.chunkLimitBytes = chunkLimitBytes;
    }

    /// Writes `root` into an empty file, which stays open; its position does not matter and does not change.
    ///
    /// @throws IOException if the file cannot be written; what it holds then is not HDF5
    /// @throws IllegalArgumentException if the file is not empty
    public static void write(FileChannel file, H5Group root) throws IOException {
        write(file, root, ChunkGrid.USUAL_LIMIT_BYTES);
    }

    static void write(FileChannel file, H5Group root, long chunkLimitBytes) throws IOException {
        if (file.size() != 0) {
            throw new IllegalArgumentException("the file holds " + file.size() + " bytes already, expected none");
        }
        FileSpace space = new FileSpace(file);
        long superblock = space.reserve(Superblock.BYTES);
        H5Writer writer = new H5Writer(space, chunkLimitBytes);
        SymbolTable.Entry entry = writer.group("", root);
        writer.strings.finish();
        space.flush();
        space.patch(superblock, Superblock.of(entry, space.end()));
    }

    private SymbolTable.Entry group(String name, H5Group group) throws IOException {
        List<SymbolTable.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, H5Node> child : group.children().entrySet()) {
            entries.add(
                    switch (child.getValue()) {
                        case H5Group nested -> group(child.getKey(), nested);
                        case H5Dataset dataset -> dataset(child.getKey(), dataset);
                    });
        }
        SymbolTable table = SymbolTable.write(space, entries);
        ObjectHeader header = ObjectHeader.ofGroup(table);
        addAttributes(header, group);
        return new SymbolTable.Entry(name, header.write(space), Optional.of(table));
    }

    private SymbolTable.Entry dataset(String name, H5Dataset dataset) throws IOException {
        ObjectHeader header = ObjectHeader.ofDataset(dataset);
        switch (dataset.value()) {
            case H5Numbers numbers -> addNumbers(header, numbers, dataset.layout());
            case H5Strings texts -> addContiguous(header, MemorySegment.ofArray(strings.store(texts.values())));
        }
        addAttributes(header, dataset);
        return new SymbolTable.Entry(name, header.write(space), Optional.empty());
    }

    private void addNumbers(ObjectHeader header, H5Numbers numbers, H5Layout layout) throws IOException {
        switch (layout) {
            case H5Layout.Contiguous _ -> addContiguous(header, numbers.data());
            case H5Layout.Deflate(int level) -> {
                int elementBytes = numbers.type().bytes();
                ChunkGrid grid = ChunkGrid.of(numbers.space(), elementBytes, chunkLimitBytes);
                try (ChunkedData chunks = new ChunkedData(space, grid, level)) {
                    header.addChunked(chunks.write(numbers.data()), grid, elementBytes, level);
                }
            }
        }
    }

    /// Nothing is stored for an array without elements, as HDF5 does it.
    private void addContiguous(ObjectHeader header, MemorySegment data) throws IOException {
        long size = data.byteSize();
        header.addContiguous(size == 0 ? BTree.UNDEFINED_ADDRESS : space.append(data), size);
    }

    private void addAttributes(ObjectHeader header, H5Node node) throws IOException {
        for (Map.Entry<String, H5Value> attribute : node.attributes().entrySet()) {
            byte[] content = switch (attribute.getValue()) {
                case H5Numbers numbers -> numbers.data().toArray(ValueLayout.JAVA_BYTE);
                case H5Strings texts -> strings.store(texts.values());
            };
            header.addAttribute(Attributes.message(attribute.getKey(), attribute.getValue(), content));
        }
    }
}
