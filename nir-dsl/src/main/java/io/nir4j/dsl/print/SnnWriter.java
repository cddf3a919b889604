package io.nir4j.dsl.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nir4j.io.file.AtomicFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Graph;
import java.nio.file.Path;

/// Writes graphs to files: a text, and its large arrays to a file beside it.
public final class SnnWriter {
    private static final String ARRAYS = ".npz";

    private SnnWriter() {}

    /// Writes `graph` to `file`, all of it or nothing, and its large arrays to `FILE.npz`: `net.snn` to
    /// `net.snn.npz`, which nobody else would call so.
    ///
    /// The arrays come first, so that there is never a text whose arrays are missing. A `FILE.npz` from before
    /// is left alone when the text needs none: nothing says that no other text uses it.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a file cannot be written, or arrays of bool hold other
    ///     bytes than 0 and 1
    public static Printed write(Path file, Graph graph, PrintOptions options) {
        Path sidecar = sidecar(file);
        Printed printed = Printer.print(graph, options.withSidecar(nameOf(sidecar)));
        if (!printed.arrays().isEmpty()) {
            FileFaults.writing(sidecar, () -> {
                Npz.write(sidecar, printed.arrays());
                return sidecar;
            });
        }
        FileFaults.writing(file, () -> {
            AtomicFile.writeStream(file, stream -> stream.write(printed.text().getBytes(UTF_8)));
            return file;
        });
        return printed;
    }

    /// Where the large arrays of the text `file` go.
    public static Path sidecar(Path file) {
        return file.resolveSibling(nameOf(file) + ARRAYS);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
