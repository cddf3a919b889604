package io.nir4j.io.json;

import io.nir4j.io.numpy.Npz;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// The arrays that a text leaves to the `.npz` file beside it.
final class Sidecar {
    private final Path file;
    private final SortedMap<String, Tensor> arrays = new TreeMap<>();

    private Sidecar(Path file) {
        this.file = file;
    }

    /// The file with the name of `text`, ending in `.npz`.
    static Sidecar beside(Path text) {
        String name = text.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return new Sidecar(text.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".npz"));
    }

    String fileName() {
        return file.getFileName().toString();
    }

    void add(String name, Tensor tensor) {
        arrays.put(name, tensor);
    }

    /// Writes the file if anything is in it.
    void write() throws IOException {
        if (!arrays.isEmpty()) {
            Npz.write(file, arrays);
        }
    }
}
