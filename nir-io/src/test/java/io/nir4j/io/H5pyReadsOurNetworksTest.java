package io.nir4j.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What h5py finds in the files written here is what the descriptions of the originals say.
class H5pyReadsOurNetworksTest {
    /// Arguments: description, copy, description, copy, ...
    private static final String CHECK = """
        import sys, json, h5py, numpy as np
        def check(group, expected, path):
            if path.endswith('edges'):
                pairs = expected.get('texts', [])
                assert h5py.check_string_dtype(group.dtype).encoding == 'utf-8' and group.shape == (len(pairs), 2), path
                found = group.asstr()[()].tolist()
                assert sorted(found) == sorted(pairs), (path, found)
            elif isinstance(group, h5py.Group):
                assert set(group) == set(expected), (path, set(group))
                for name in group:
                    check(group[name], expected[name], path + '/' + name)
            elif 'text' in expected:
                expected = {'/version': '1.0.7'}.get(path, expected['text'])
                assert group.asstr()[()] == expected, (path, group[()])
            else:
                assert group.dtype.name == np.dtype(expected['dtype']).name, (path, group.dtype)
                assert group.dtype.byteorder in '<=|', (path, group.dtype)
                assert list(group.shape) == expected['shape'], (path, group.shape)
                values = group[()].astype('f8').ravel()
                if 'values' in expected:
                    assert values.tolist() == expected['values'], path
                else:
                    assert abs(values.sum() - expected['sum']) <= 1e-9 * max(1, abs(expected['sum'])), path
        for description, copy in zip(sys.argv[1::2], sys.argv[2::2]):
            expected = json.load(open(description))['file']
            expected.setdefault('version', {'text': ''})
            with h5py.File(copy, 'r') as f:
                check(f, expected, '')
                assert len(f.attrs) == 0
            print(copy)
        """;

    @TempDir
    Path folder;

    @Test
    void findsEveryValueWithItsTypeAndShape() throws IOException {
        ExternalTool.assumeWorks("python3-h5py is not installed", ExternalTool.PYTHON, "-c", "import h5py");
        List<String> command = new ArrayList<>(List.of(ExternalTool.PYTHON, "-c", CHECK));
        for (Path file : TestData.goodWire()) {
            String name = file.getFileName().toString();
            if (!name.equals("layout-0.0.1.nir")) {
                Path copy = folder.resolve(name);
                NirFile.write(copy, NirFile.read(file).graph(), Compression.gzip());
                command.add(file.resolveSibling(name.replace(".nir", ".json")).toString());
                command.add(copy.toString());
            }
        }
        ExternalTool.run("", command.toArray(String[]::new)).requireSuccess();
    }
}
