package io.nir4j.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.ExternalTool;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The HDF5 library itself, through h5py and h5dump: skipped where they are not installed.
class OtherToolsReadOurFilesTest {
    private static final String CHECK_NUMBERS = """
        import sys, h5py, numpy as np
        def check(group):
            for name, data in group.items():
                dtype, shape = name.split('_')
                shape = tuple(int(n) for n in shape.split('x') if n)
                assert data.dtype == np.dtype(dtype), (name, data.dtype)
                assert data.shape == shape, (name, data.shape)
                count = np.arange(np.prod(shape, dtype=int)) % (2 if dtype == 'bool' else 100)
                assert np.array_equal(data[()], count.astype(dtype).reshape(shape)), name
            return len(group)
        """;

    private static final String CHECK_SAMPLE = CHECK_NUMBERS + """
        f = h5py.File(sys.argv[1], 'r')
        assert check(f['contiguous']) == 72
        assert check(f['deflated']) == 45
        assert all(d.compression == 'gzip' and d.chunks == d.shape for d in f['deflated'].values())
        s = f['strings']
        assert all(h5py.check_string_dtype(d.dtype) == ('utf-8', None) for d in s.values())
        assert s['scalar'][()] == b'LIF' and s['scalar'].shape == () and s['empty'][()] == b''
        edges = s['edges'].asstr()[()].tolist()
        assert edges == [['input', 'lif'], ['lif', '\\u5c64'], ['', 'output']], edges
        assert s['none'].shape == (0, 2) and s['none'][()].size == 0
        assert s['lengths'].asstr()[()].tolist() == ['x' * (i % 300) for i in range(3000)]
        assert s['long'].asstr()[()] == '\\u00fc' * 100000
        assert dict(f.attrs) == {'__type__': 'NIRGraphData'}
        a = f['attributes'].attrs
        assert a['__type__'] == 'EventData' and a['dt'] == 1e-4 and a['n_neurons'] == 12 and a['flag'] == True
        assert a['dt'].dtype == 'f8' and a['n_neurons'].dtype == 'i8' and a['flag'].dtype == bool
        assert a['names'].tolist() == ['a', '', '\\u00e4'] and a['vector'].tolist() == [0, 1, 2, 3, 4]
        many = f['many']
        assert len(many) == 9000 and all(many['node%d' % i][()] == i for i in range(9000))
        assert len(f['names']) == 12 and all(d.asstr()[()] == n for n, d in f['names'].items())
        assert len(f['empty']) == 0
        assert all((d.id.get_offset() is None) == (d.size == 0) for d in f['contiguous'].values())
        """;

    private static final String CHECK_CHUNKS = CHECK_NUMBERS + """
        f = h5py.File(sys.argv[1], 'r')
        assert check(f) == 2
        assert f['int16_5000'].chunks == (1,) and f['int16_5000'].id.get_num_chunks() == 5000
        assert f['int16_2x7x3'].chunks == (1, 1, 1)
        """;

    private static final String CHECK_PADDING = """
        import sys, zlib, h5py
        data = h5py.File(sys.argv[1], 'r')['int16_3x4000']
        assert data.chunks == (2, 4000)
        for offset in [(0, 0), (2, 0)]:
            assert len(zlib.decompress(data.id.read_direct_chunk(offset)[1])) == 16000, offset
        """;

    private static final String CHECK_EDITING = """
        import sys, h5py
        with h5py.File(sys.argv[1], 'r+') as f:
            for i in range(300):
                f['many']['added%d' % i] = i
                f.attrs['attribute%d' % i] = 'v'
            for i in range(0, 9000, 3):
                del f['many']['node%d' % i]
            f['strings/edges'][0, 0] = 'a longer name than before'
            f['empty']['no more'] = 1.0
        with h5py.File(sys.argv[1], 'r') as f:
            assert len(f['many']) == 6300 and len(f.attrs) == 301
            assert all(f['many/node%d' % i][()] == i for i in range(9000) if i % 3)
            edges = f['strings/edges'].asstr()[()]
            assert edges[0, 0] == 'a longer name than before' and edges[1, 0] == 'lif' and edges[2, 1] == 'output'
            assert f['empty/no more'][()] == 1.0
        """;

    @TempDir
    private Path folder;

    @Test
    void h5pySeesTheTypesShapesAndValuesWritten() throws IOException {
        requireH5py();
        Path file = SampleTree.write(folder.resolve("sample.h5"), SampleTree.root());
        python(CHECK_SAMPLE, file);
    }

    @Test
    void h5pyReadsArraysCutIntoManyChunks() throws IOException {
        requireH5py();
        H5Group root = SampleTree.deflated(H5Type.I16, new long[] {5000}, new long[] {2, 7, 3});
        python(CHECK_CHUNKS, SampleTree.write(folder.resolve("chunks.h5"), root, 2));
    }

    @Test
    void chunksAtTheEndAreFilledUpWithZeros() throws IOException {
        requireH5py();
        H5Group root = SampleTree.deflated(H5Type.I16, new long[] {3, 4000});
        python(CHECK_PADDING, SampleTree.write(folder.resolve("padding.h5"), root, 16_000));
    }

    @Test
    void h5pyCanEditOurFiles() throws IOException {
        requireH5py();
        python(CHECK_EDITING, SampleTree.write(folder.resolve("edited.h5"), SampleTree.root()));
    }

    @Test
    void h5dumpPrintsEveryObject() throws IOException {
        ExternalTool.assumeWorks("h5dump (hdf5-tools) is not installed", "h5dump", "--version");
        Path file = SampleTree.write(folder.resolve("sample.h5"), SampleTree.root());
        String output =
                ExternalTool.run("", "h5dump", file.toString()).requireSuccess().output();
        long datasets = output.lines()
                .filter(line -> line.strip().startsWith("DATASET"))
                .count();
        assertEquals(72 + 45 + 6 + 1 + SampleTree.MANY + SampleTree.UNICODE_NAMES.size(), datasets);
        assertTrue(output.contains("\"FALSE\"            0;"), "no ENUM of booleans in\n" + output);
    }

    @Test
    void h5dumpPrintsTheValuesOfASmallFile() throws IOException {
        ExternalTool.assumeWorks("h5dump (hdf5-tools) is not installed", "h5dump", "--version");
        H5Numbers weights = H5Numbers.of(H5Type.F32, MemorySegment.ofArray(new float[] {1, -2, 0.5f, 4}), 2, 2);
        H5Group root = H5Group.builder().put("weight", H5Dataset.of(weights)).build();
        Path file = SampleTree.write(folder.resolve("small.h5"), root);
        String output =
                ExternalTool.run("", "h5dump", file.toString()).requireSuccess().output();
        assertEquals("""
            HDF5 "%s" {
            GROUP "/" {
               DATASET "weight" {
                  DATATYPE  H5T_IEEE_F32LE
                  DATASPACE  SIMPLE { ( 2, 2 ) / ( 2, 2 ) }
                  DATA {
                  (0,0): 1, -2,
                  (1,0): 0.5, 4
                  }
               }
            }
            }
            """.formatted(file), output);
    }

    private static void requireH5py() throws IOException {
        ExternalTool.assumeWorks("python3-h5py is not installed", ExternalTool.PYTHON, "-c", "import h5py");
    }

    private static void python(String script, Path file) throws IOException {
        ExternalTool.run(script, ExternalTool.PYTHON, "-", file.toString()).requireSuccess();
    }
}
