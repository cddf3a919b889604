package io.nir4j.io;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files under `testdata` in the root of the project.
public final class TestData {
    private static final Path ROOT = Path.of("..", "testdata").toAbsolutePath().normalize();

    private TestData() {}

    public static Path wire(String name) {
        return ROOT.resolve("wire").resolve(name);
    }

    /// The wire files that hold a network without faults.
    public static List<Path> goodWire() {
        return networks(ROOT.resolve("wire")).stream()
                .filter(file -> !isBad(file))
                .toList();
    }

    /// The wire files with a fault in them.
    public static List<Path> badWire() {
        return networks(ROOT.resolve("wire")).stream().filter(TestData::isBad).toList();
    }

    /// What the frameworks wrote.
    public static List<Path> frameworks() {
        return networks(ROOT.resolve("frameworks"));
    }

    /// The networks of the NIR paper, which are not part of the project; none where they are not beside it.
    public static List<Path> published() {
        Path folder = ROOT.resolve("../../shared/fixtures/paper").normalize();
        return Files.isDirectory(folder) ? networks(folder) : List.of();
    }

    /// A file of `hdf5/` by its name without ending.
    public static Path hdf5File(String name) {
        return ROOT.resolve("hdf5").resolve(name + ".h5");
    }

    /// The files of `hdf5/` whose names begin with `prefix`.
    public static List<Path> hdf5(String prefix) {
        return files(ROOT.resolve("hdf5"), ".h5").stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .toList();
    }

    private static boolean isBad(Path file) {
        return file.getFileName().toString().startsWith("bad-");
    }

    private static List<Path> networks(Path folder) {
        return files(folder, ".nir");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertFalse(found.isEmpty(), "nothing in " + folder);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
