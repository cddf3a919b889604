package io.nir4j.io.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.ExternalTool;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NumPy itself, both ways: skipped where it is not installed.
class NumpyReadsAndWritesTest {
    private static final List<Shape> SHAPES =
            List.of(Shape.SCALAR, Shape.of(0), Shape.of(5), Shape.of(2, 3), Shape.of(3, 0, 2), Shape.of(4, 2, 3));

    /// Every stored type, order, byte order and header version; beside each file the plain bytes it stands for.
    private static final String WRITE = """
        import sys, numpy as np
        wide = {'u2': 'i4', 'u4': 'i8'}
        count = 0
        for kind in 'b1 i1 i2 i4 i8 u1 u2 u4 f2 f4 f8'.split():
            for end in '<>':
                for shape in [(), (0,), (5,), (2, 3), (3, 0, 2), (4, 2, 3)]:
                    for order in 'CF':
                        for version in [(1, 0), (2, 0), (3, 0)]:
                            values = np.arange(np.prod(shape, dtype=int)) * 37 - (0 if kind[0] in 'ub' else 50)
                            a = np.asarray(values.reshape(shape).astype(kind), dtype=end + kind, order=order)
                            if kind[0] == 'u' and a.size: a[(0,) * a.ndim] = np.iinfo(kind).max
                            plain = a.astype('<' + wide.get(kind, kind))
                            dims = 'x'.join(map(str, shape))
                            path = f'{sys.argv[1]}/{plain.dtype.name}_{dims}_{count}'
                            with open(path + '.npy', 'wb') as f: np.lib.format.write_array(f, a, version)
                            with open(path + '.bin', 'wb') as f: f.write(plain.tobytes('C'))
                            count += 1
        print(count)
        """;

    private static final String READ = """
        import sys, glob, os, numpy as np
        def check(name, a):
            dtype, dims = name.split('_')
            shape = tuple(int(n) for n in dims.split('x') if n)
            assert a.dtype == np.dtype(dtype) and a.shape == shape, (name, a.dtype, a.shape)
            values = np.arange(a.size) % (2 if dtype == 'bool' else 100)
            assert np.array_equal(a, values.astype(dtype).reshape(shape)), name
        files = glob.glob(sys.argv[1] + '/*.npy')
        for f in files:
            check(os.path.basename(f)[:-4], np.load(f))
            if np.load(f).size: check(os.path.basename(f)[:-4], np.load(f, mmap_mode='r'))
        for npz in ['stored', 'deflated', 'streamed', 'zip64']:
            with np.load(f'{sys.argv[1]}/{npz}.npz') as arrays:
                assert len(arrays.files) == (len(files) if npz != 'streamed' else 2), arrays.files
                for name in arrays.files: check(name.replace('ü/', ''), arrays[name])
        print(len(files))
        """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void numpyIsInstalled() throws IOException {
        ExternalTool.assumeWorks("python3-numpy is not installed", ExternalTool.PYTHON, "-c", "import numpy");
    }

    @Test
    void readsWhatNumpyWrites() throws IOException {
        var result = ExternalTool.run("", ExternalTool.PYTHON, "-c", WRITE, folder.toString())
                .requireSuccess();
        assertEquals("792", result.output().strip());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".npy")).toList();
        }
        assertEquals(792, files.size());
        for (Path file : files) {
            Tensor expected = expected(file);
            assertEquals(expected, Npy.read(file), file.toString());
            assertEquals(expected, inBlocks(file, expected), file + " in blocks");
        }
    }

    private static Tensor expected(Path npy) throws IOException {
        String[] parts = npy.getFileName().toString().split("_", -1);
        long[] dims = Arrays.stream(parts[1].split("x", -1))
                .filter(dim -> !dim.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        byte[] bytes = Files.readAllBytes(Path.of(npy.toString().replaceFirst("npy$", "bin")));
        return Tensor.wrap(DType.named(parts[0]).orElseThrow(), Shape.of(dims), MemorySegment.ofArray(bytes));
    }

    /// The array put together from single rows.
    private static Tensor inBlocks(Path file, Tensor like) throws IOException {
        NpyArray array = NpyArray.open(file);
        if (array.shape().rank() == 0) {
            return array.all();
        }
        MemorySegment data = MemorySegment.ofArray(new byte[(int) like.data().byteSize()]);
        long at = 0;
        for (long row = 0; row < array.shape().dim(0); row++) {
            MemorySegment block = array.block(row, row + 1).data();
            data.asSlice(at, block.byteSize()).copyFrom(block);
            at += block.byteSize();
        }
        return Tensor.wrap(array.dtype(), array.shape(), data);
    }

    @Test
    void numpyReadsWhatWeWrite() throws IOException {
        Map<String, Tensor> arrays = new TreeMap<>();
        for (DType dtype : DType.values()) {
            for (Shape shape : SHAPES) {
                Tensor tensor = counting(dtype, shape);
                arrays.put("ü/" + name(tensor), tensor);
                Npy.write(folder.resolve(name(tensor) + ".npy"), tensor);
            }
        }
        Npz.write(folder.resolve("stored.npz"), arrays);
        Npz.write(folder.resolve("deflated.npz"), arrays, Npz.Packing.DEFLATED);
        StreamedArrays.write(
                folder.resolve("streamed.npz"),
                List.of(counting(DType.F32, Shape.of(7, 2)), counting(DType.I8, Shape.of(3))));
        Zip64Archives.write(folder.resolve("zip64.npz"), arrays);
        var result = ExternalTool.run("", ExternalTool.PYTHON, "-c", READ, folder.toString())
                .requireSuccess();
        assertEquals(Integer.toString(arrays.size()), result.output().strip());
        assertTrue(arrays.size() == DType.values().length * SHAPES.size());
    }

    static Tensor counting(DType dtype, Shape shape) {
        return Tensor.of(
                        shape,
                        LongStream.range(0, shape.elements())
                                .map(i -> i % (dtype == DType.BOOL ? 2 : 100))
                                .toArray())
                .cast(dtype);
    }

    private static String name(Tensor tensor) {
        return tensor.dtype().label() + "_"
                + String.join(
                        "x",
                        LongStream.of(tensor.shape().toArray())
                                .mapToObj(Long::toString)
                                .toList());
    }
}
