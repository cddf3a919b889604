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

    private static boolean isBad(Path file) {
        return file.getFileName().toString().startsWith("bad-");
    }

    private static List<Path> networks(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".nir"))
                    .sorted()
                    .toList();
            assertFalse(found.isEmpty(), "no networks in " + folder);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
