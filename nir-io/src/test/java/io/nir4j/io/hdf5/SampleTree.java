package io.nir4j.io.hdf5;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A tree with one of everything, whose numbers follow from their names: a reader needs no second list of what to
/// expect.
///
/// A data set such as `float32_2x3` has that type and shape and holds 0, 1, 2 ... modulo 100 (booleans: modulo 2).
final class SampleTree {
    static final Map<String, H5Type> TYPES = Map.of(
            "bool", H5Type.BOOL,
            "int8", H5Type.I8,
            "int16", H5Type.I16,
            "int32", H5Type.I32,
            "int64", H5Type.I64,
            "uint8", H5Type.U8,
            "float16", H5Type.F16,
            "float32", H5Type.F32,
            "float64", H5Type.F64);

    static final List<String> UNICODE_NAMES =
            List.of("a", "Z", "0", "..", " ", "a.b", "ä", "層", "\uffee", "\ud83e\udde0", "e\u0301", "-");

    static final int MANY = 9000; // three levels of B-tree: 8 * 32 * 32 = 8192 entries fit in two

    private static final List<long[]> SHAPES = List.of(
            new long[] {},
            new long[] {1},
            new long[] {7},
            new long[] {0},
            new long[] {2, 3},
            new long[] {0, 2},
            new long[] {3, 1, 5, 2},
            new long[] {1, 1, 1, 1, 1, 1, 2});

    private SampleTree() {}

    static H5Group root() {
        return H5Group.builder()
                .put("contiguous", numbers(H5Layout.CONTIGUOUS))
                .put("deflated", numbers(new H5Layout.Deflate(4)))
                .put("strings", strings())
                .put("attributes", attributes())
                .put("many", many())
                .put("names", names())
                .put("empty", H5Group.of(Map.of()))
                .attribute("__type__", H5Strings.scalar("NIRGraphData"))
                .build();
    }

    private static H5Group numbers(H5Layout layout) {
        H5Group.Builder group = H5Group.builder();
        for (String type : TYPES.keySet()) {
            for (long[] shape : SHAPES) {
                H5Numbers numbers = counting(TYPES.get(type), shape);
                if (layout.equals(H5Layout.CONTIGUOUS) || H5Dataset.canDeflate(numbers)) {
                    group.put(nameOf(type, shape), new H5Dataset(numbers, layout, Map.of()));
                }
            }
        }
        return group.build();
    }

    private static H5Group strings() {
        H5Strings edges = new H5Strings(H5Space.of(3, 2), List.of("input", "lif", "lif", "層", "", "output"));
        List<String> lengths = new ArrayList<>();
        for (int length = 0; length < 3000; length++) { // more than one collection, and one string per rest of it
            lengths.add("x".repeat(length % 300));
        }
        return H5Group.builder()
                .put("scalar", H5Dataset.text("LIF"))
                .put("empty", H5Dataset.text(""))
                .put("edges", H5Dataset.of(edges))
                .put("none", H5Dataset.of(new H5Strings(H5Space.of(0, 2), List.of())))
                .put("lengths", H5Dataset.of(new H5Strings(H5Space.of(3000), lengths)))
                .put("long", H5Dataset.text("ü".repeat(100_000)))
                .build();
    }

    private static H5Node attributes() {
        return new H5Dataset(
                H5Numbers.scalar(1.5),
                H5Layout.CONTIGUOUS,
                Map.of(
                        "__type__", H5Strings.scalar("EventData"),
                        "dt", H5Numbers.scalar(1e-4),
                        "n_neurons", H5Numbers.scalar(12L),
                        "flag", H5Numbers.scalar(true),
                        "names", H5Strings.vector("a", "", "ä"),
                        "vector", counting(H5Type.F32, 5)));
    }

    private static H5Group many() {
        H5Group.Builder group = H5Group.builder();
        for (int i = 0; i < MANY; i++) {
            group.put("node" + i, H5Dataset.of(H5Numbers.scalar((long) i)));
        }
        return group.build();
    }

    private static H5Group names() {
        H5Group.Builder group = H5Group.builder();
        UNICODE_NAMES.forEach(name -> group.put(name, H5Dataset.text(name)));
        return group.build();
    }

    /// One deflated data set of this type for each shape.
    static H5Group deflated(H5Type type, long[]... shapes) {
        String typeName = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .findFirst()
                .orElseThrow()
                .getKey();
        H5Group.Builder group = H5Group.builder();
        for (long[] shape : shapes) {
            H5Dataset dataset = new H5Dataset(counting(type, shape), new H5Layout.Deflate(4), Map.of());
            group.put(nameOf(typeName, shape), dataset);
        }
        return group.build();
    }

    static H5Numbers counting(H5Type type, long... shape) {
        int count = Math.toIntExact(H5Space.of(shape).count());
        ByteBuffer bytes = ByteBuffer.allocate(count * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            int value = expected(type, i);
            switch (type) {
                case BOOL, I8, U8 -> bytes.put((byte) value);
                case I16 -> bytes.putShort((short) value);
                case I32 -> bytes.putInt(value);
                case I64 -> bytes.putLong(value);
                case F16 -> bytes.putShort(Float.floatToFloat16(value));
                case F32 -> bytes.putFloat(value);
                case F64 -> bytes.putDouble(value);
            }
        }
        return H5Numbers.of(type, MemorySegment.ofArray(bytes.array()), shape);
    }

    static int expected(H5Type type, int index) {
        return index % (type == H5Type.BOOL ? 2 : 100);
    }

    /// Such as `float32_2x3`; `float32_` for a scalar.
    static String nameOf(String type, long... shape) {
        return type + "_" + LongStream.of(shape).mapToObj(String::valueOf).collect(Collectors.joining("x"));
    }

    static H5Type typeOf(String name) {
        return TYPES.get(name.substring(0, name.indexOf('_')));
    }

    static int[] shapeOf(String name) {
        String shape = name.substring(name.indexOf('_') + 1);
        return shape.isEmpty()
                ? new int[0]
                : Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
    }

    static Path write(Path file, H5Group root) throws IOException {
        return write(file, root, ChunkGrid.USUAL_LIMIT_BYTES);
    }

    static Path write(Path file, H5Group root, long chunkLimitBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            H5Writer.write(channel, root, chunkLimitBytes);
        }
        return file;
    }
}
