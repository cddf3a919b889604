package io.nir4j.cli;

import io.nir4j.io.file.FileFaults;
import io.nir4j.io.numpy.NpyArray;
import io.nir4j.io.numpy.NpzFile;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads recorded results: an `.npz` with arrays by name, or an `.npy` with the only output.
final class RecordedFile {
    private static final String OUTPUT = "output";
    private static final String ENDING = ".npy";

    private RecordedFile() {}

    /// The arrays in `file` by name, without what `nir run` notes about a run.
    static Map<String, Tensor> read(Path file) {
        return GivenFiles.reading(() -> {
            try {
                return FileFaults.reading(file, () -> arrays(file));
            } catch (InvalidNetwork fault) {
                throw fault.at(place -> place.withFile(file.toString()));
            }
        });
    }

    private static Map<String, Tensor> arrays(Path file) throws IOException {
        if (file.toString().endsWith(ENDING)) {
            return Map.of(OUTPUT, NpyArray.open(file).all());
        }
        NpzFile archive = NpzFile.open(file);
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        for (String name : archive.names()) {
            if (!name.equals(ResultArrays.META)) {
                arrays.put(name, archive.array(name).all());
            }
        }
        return arrays;
    }
}
