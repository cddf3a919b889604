package io.nir4j.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Runs a program, of the HDF5 or the Python world, that this machine may lack.
public final class ExternalTool {
    /// Debian's own Python: its h5py is the one that the packages of a distribution install.
    public static final String PYTHON = "/usr/bin/python3";

    private static final int LIMIT_SECONDS = 120;

    private ExternalTool() {}

    public record Result(int exit, String output) {
        public Result requireSuccess() {
            assertTrue(exit == 0, () -> "exit " + exit + ":\n" + output);
            return this;
        }
    }

    /// Skips the test, with a reason, where the command does not succeed.
    public static void assumeWorks(String reason, String... command) throws IOException {
        boolean works = start("", command).map(result -> result.exit == 0).orElse(false);
        Assumptions.assumeTrue(works, reason);
    }

    public static Result run(String stdin, String... command) throws IOException {
        return start(stdin, command).orElseGet(() -> fail("cannot start " + command[0]));
    }

    private static Optional<Result> start(String stdin, String... command) throws IOException {
        Path input = Files.createTempFile("stdin", ".txt");
        Path output = Files.createTempFile("output", ".txt");
        try {
            Files.writeString(input, stdin);
            Process process = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail(command[0] + " runs longer than " + LIMIT_SECONDS + " s");
            }
            return Optional.of(new Result(process.exitValue(), Files.readString(output, UTF_8)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } catch (IOException notFound) {
            return Optional.empty();
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }
}
