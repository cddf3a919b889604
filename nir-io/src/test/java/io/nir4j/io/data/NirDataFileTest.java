package io.nir4j.io.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.Compression;
import io.nir4j.io.ExternalTool;
import io.nir4j.io.TestData;
import io.nir4j.io.file.AtomicFile;
import io.nir4j.io.hdf5.H5Dataset;
import io.nir4j.io.hdf5.H5Group;
import io.nir4j.io.hdf5.H5Numbers;
import io.nir4j.io.hdf5.H5Strings;
import io.nir4j.io.hdf5.H5Type;
import io.nir4j.io.hdf5.H5Value;
import io.nir4j.io.hdf5.H5Writer;
import io.nir4j.model.Graph;
import io.nir4j.model.Scale;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NirDataFileTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static final GraphData DATA = new GraphData(Map.of(
            "lif",
            new NodeData(Map.of(
                    "spikes",
                    new TimeGriddedData(
                            Tensor.of(Shape.of(1, 3, 2), 0L, 1L, 0L, 0L, 1L, 1L).cast(DType.BOOL), 1e-4),
                    "v",
                    new TimeGriddedData(Tensor.of(Shape.of(1, 1, 2), 0.5f, Float.NaN), 1e-4))),
            "block",
            new GraphData(Map.of(
                    "inner",
                    new NodeData(Map.of(
                            "events",
                            events(),
                            "valued",
                            new ValuedEventData(events(), Tensor.of(Shape.of(1, 2), 2.5, 0)))),
                    "deeper",
                    new GraphData(Map.of("empty", new NodeData(Map.of())))))));

    /// What h5py writes as the reference does, nested where the reference cannot.
    private static final String WRITE = """
        import sys, h5py, numpy as np
        with h5py.File(sys.argv[1], 'w') as f:
            f.attrs['__type__'] = 'NIRGraphData'
            g = f.create_group('nodes')
            def node(group):
                group.attrs['__type__'] = 'NIRNodeData'
                return group.create_group('observables')
            lif = node(g.create_group('lif'))
            def grid(group, data):
                group.attrs['__type__'] = 'TimeGriddedData'
                group.attrs['dt'] = 1e-4
                group.create_dataset('data', data=data, compression='gzip')
            grid(lif.create_group('spikes'), np.array([[[0, 1], [0, 0], [1, 1]]], dtype=bool))
            grid(lif.create_group('v'), np.array([[[.5, np.nan]]], dtype='f4'))
            b = g.create_group('block')
            b.attrs['__type__'] = 'NIRGraphData'
            bn = b.create_group('nodes')
            inner = node(bn.create_group('inner'))
            for name, kind in [('events', 'EventData'), ('valued', 'ValuedEventData')]:
                e = inner.create_group(name)
                e.attrs['__type__'] = kind
                e.attrs['n_neurons'] = 4
                e.attrs['t_max'] = .5
                e.create_dataset('idx', data=np.array([[3, -1]]), compression='gzip')
                e.create_dataset('time', data=np.array([[.25, np.inf]]), compression='gzip')
                if 'Valued' in kind: e.create_dataset('value', data=np.array([[2.5, 0]]), compression='gzip')
            d = bn.create_group('deeper')
            d.attrs['__type__'] = 'NIRGraphData'
            node(d.create_group('nodes').create_group('empty'))
        """;

    private static final String READ = """
        import sys, h5py, numpy as np
        f = h5py.File(sys.argv[1], 'r')
        assert f.attrs['__type__'] == 'NIRGraphData' and list(f) == ['nodes']
        lif = f['nodes/lif']
        assert lif.attrs['__type__'] == 'NIRNodeData'
        s = lif['observables/spikes']
        assert s.attrs['__type__'] == 'TimeGriddedData' and float(s.attrs['dt']) == 1e-4
        assert s['data'].dtype == bool and s['data'][()].tolist() == [[[0, 1], [0, 0], [1, 1]]]
        assert lif['observables/v/data'].dtype == 'f4'
        b = f['nodes/block']
        assert b.attrs['__type__'] == 'NIRGraphData'
        e = b['nodes/inner/observables/valued']
        assert e.attrs['__type__'] == 'ValuedEventData'
        assert int(e.attrs['n_neurons']) == 4 and float(e.attrs['t_max']) == .5
        assert e['idx'][()].tolist() == [[3, -1]] and e['time'][()].tolist() == [[.25, np.inf]]
        assert e['value'][()].tolist() == [[2.5, 0]]
        assert b['nodes/inner/observables/events'].attrs['__type__'] == 'EventData'
        assert b['nodes/deeper/nodes/empty'].attrs['__type__'] == 'NIRNodeData'
        """;

    @TempDir
    private Path folder;

    private static EventData events() {
        return new EventData(Tensor.of(Shape.of(1, 2), 3L, -1L), Tensor.of(Shape.of(1, 2), 0.25, NONE), 4, 0.5);
    }

    private Path file() {
        return folder.resolve("data.nir");
    }

    private GraphData readWithoutNotes() {
        Findings findings = new Findings();
        GraphData data = NirDataFile.read(file(), findings);
        assertEquals(List.of(), findings.all());
        return data;
    }

    @Test
    void dataSurviveWritingAndReading() throws IOException {
        NirDataFile.write(file(), DATA, Compression.NONE);
        assertEquals(DATA, readWithoutNotes());
        byte[] first = Files.readAllBytes(file());
        NirDataFile.write(file(), readWithoutNotes(), Compression.NONE);
        assertArrayEquals(first, Files.readAllBytes(file()));
    }

    @Test
    void largeDataSurviveCompression() throws IOException {
        Tensor zeros = Tensor.filled(DType.BOOL, Shape.of(2, 1000, 50), 0);
        GraphData data = new GraphData(Map.of("n", new NodeData(Map.of("spikes", new TimeGriddedData(zeros, 1)))));
        NirDataFile.write(file(), data, Compression.gzip());
        assertEquals(data, readWithoutNotes());
        assertTrue(Files.size(file()) < zeros.data().byteSize() / 2, "zeros take little");
    }

    @Test
    void readsWhatH5pyWrites() throws IOException {
        ExternalTool.assumeWorks("python3-h5py is not installed", ExternalTool.PYTHON, "-c", "import h5py");
        ExternalTool.run("", ExternalTool.PYTHON, "-c", WRITE, file().toString())
                .requireSuccess();
        assertEquals(DATA, readWithoutNotes());
    }

    @Test
    void h5pyReadsWhatWeWrite() throws IOException {
        ExternalTool.assumeWorks("python3-h5py is not installed", ExternalTool.PYTHON, "-c", "import h5py");
        NirDataFile.write(file(), DATA, Compression.gzip());
        ExternalTool.run("", ExternalTool.PYTHON, "-c", READ, file().toString()).requireSuccess();
    }

    @Test
    void refusesANetwork() {
        var fault = assertThrows(
                InvalidNetwork.class, () -> NirDataFile.read(TestData.wire("metadata.nir"), new Findings()));
        assertEquals(Code.NOT_THIS_FORMAT, fault.diagnostics().getFirst().code());
    }

    @Test
    void reportsAllFaultsWithTheirPaths() throws IOException {
        H5Dataset numbers = H5Dataset.of(H5Numbers.of(H5Type.F64, MemorySegment.ofArray(new byte[8]), 1, 1));
        H5Group observables = H5Group.builder()
                .put("no-type", H5Group.of(Map.of()))
                .put("no-group", numbers)
                .put(
                        "no-dt",
                        typed("TimeGriddedData", Map.of()).put("data", numbers).build())
                .put(
                        "no-data",
                        typed("TimeGriddedData", Map.of("dt", H5Numbers.scalar(1.0)))
                                .build())
                .put(
                        "two-axes",
                        typed("TimeGriddedData", Map.of("dt", H5Numbers.scalar(1.0)))
                                .put("data", numbers)
                                .build())
                .put(
                        "half-a-neuron",
                        typed("EventData", Map.of("n_neurons", H5Numbers.scalar(1.5), "t_max", H5Numbers.scalar(1.0)))
                                .put("idx", numbers)
                                .put("time", numbers)
                                .build())
                .build();
        write(typed("NIRGraphData", Map.of())
                .put(
                        "nodes",
                        H5Group.builder()
                                .put(
                                        "n",
                                        typed("NIRNodeData", Map.of())
                                                .put("observables", observables)
                                                .build())
                                .put("m", typed("NIRNodeData", Map.of()).build())
                                .put("other", typed("Other", Map.of()).build())
                                .build())
                .build());
        var faults = assertThrows(InvalidNetwork.class, () -> NirDataFile.read(file(), new Findings()))
                .diagnostics();
        String at = "/nodes/n/observables/";
        assertEquals(
                List.of("MISSING_FIELD /nodes/m", "PARAMETER_SHAPES", "WRONG_KIND " + at + "half-a-neuron"),
                List.of(
                        shown(faults.get(0)),
                        faults.stream()
                                .filter(d -> shown(d).endsWith("two-axes"))
                                .findFirst()
                                .orElseThrow()
                                .code()
                                .toString(),
                        shown(faults.get(1))));
        assertEquals(8, faults.size(), faults::toString);
    }

    private static String shown(Diagnostic diagnostic) {
        return diagnostic.code() + " " + diagnostic.place().path().orElseThrow();
    }

    @Test
    void warnsOfWhatItDoesNotKeep() throws IOException {
        write(typed("NIRGraphData", Map.of("author", H5Strings.scalar("me")))
                .put("nodes", H5Group.of(Map.of()))
                .put("notes", H5Dataset.text("more"))
                .build());
        Findings findings = new Findings();
        NirDataFile.read(file(), findings);
        assertEquals(
                List.of("'author' is not kept", "'notes' is not kept"),
                findings.all().stream().map(Diagnostic::message).toList());
    }

    @Test
    void refusesANameThatHdf5CannotHold() {
        GraphData data = new GraphData(Map.of("a/b", new NodeData(Map.of())));
        var fault = assertThrows(InvalidNetwork.class, () -> NirDataFile.write(file(), data, Compression.NONE));
        assertEquals(Code.UNSUPPORTED_CONTENT, fault.diagnostics().getFirst().code());
    }

    private static H5Group.Builder typed(String type, Map<String, ? extends H5Value> attributes) {
        H5Group.Builder group = H5Group.builder().attribute("__type__", H5Strings.scalar(type));
        attributes.forEach(group::attribute);
        return group;
    }

    private void write(H5Group root) throws IOException {
        AtomicFile.write(file(), channel -> H5Writer.write(channel, root));
    }

    @Test
    void checksDataAgainstTheNetwork() {
        var inner = Graph.builder();
        inner.input("in", 2, 2)
                .then("inner", new Scale(Tensor.of(Shape.of(2, 2), 1f, 1f, 1f, 1f)))
                .output("out", 2, 2);
        var outer = Graph.builder();
        outer.input("in", 2, 2)
                .then("block", inner.build())
                .then("lif", new Scale(Tensor.scalar(1f)))
                .output("out", 2, 2);
        List<Diagnostic> findings = DataCheck.check(DATA, outer.build());
        assertEquals(
                List.of(
                        "there are data of 'block/deeper', which is no node of the network",
                        "spikes of 'lif' is of 2 neurons, the node gives (2, 2)",
                        "v of 'lif' is of 2 neurons, the node gives (2, 2)"),
                findings.stream().map(Diagnostic::message).toList());
        GraphData swapped = new GraphData(Map.of("block", new NodeData(Map.of()), "lif", new GraphData(Map.of())));
        assertEquals(
                List.of(
                        "'block' is a graph in the network, but not in the data",
                        "'lif' is not a graph in the network, but in the data"),
                DataCheck.check(swapped, outer.build()).stream()
                        .map(Diagnostic::message)
                        .toList());
    }
}
