package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.numpy.Npy;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a process of its own shows.
class ProcessTest {
    @TempDir
    private Path folder;

    private static List<String> nir(Object... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.nir4j.cli.Main"));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        return line;
    }

    @Test
    void interruptedItLeavesNothingBehind() throws Exception {
        Path input = folder.resolve("long.npy");
        Npy.write(input, Tensor.filled(DType.BOOL, Shape.of(5_000_000, 1, 7), 1));
        Path results = Files.createDirectory(folder.resolve("results"));
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(nir(
                        "run", CommandRun.model("norse/lif-layer"), "--input", input, "-o", results.resolve("out.npz")))
                .redirectError(err.toFile())
                .start();
        long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (results.toFile().list().length == 0 && process.isAlive()) {
            assertTrue(System.nanoTime() < patience, "the run does not start to write");
            Thread.sleep(20);
        }

        process.destroy();

        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
        assertFalse(process.exitValue() == 0, "it came to its end before it was interrupted");
        assertEquals(0, results.toFile().list().length);
        assertTrue(Files.readString(err).contains("interrupted after "), () -> read(err));
    }

    @Test
    void aReaderThatGoesAwayIsNoFault() throws Exception {
        List<String> line = new ArrayList<>(List.of("bash", "-c", "\"$@\" | head -1", "bash"));
        line.addAll(nir("explain"));

        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
        assertEquals(1, said.lines().count(), said);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
