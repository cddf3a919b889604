package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NirFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every damaged file of `testdata/wire` ends in a message, never in a stack trace or half a file.
class DamagedFilesTest {
    @TempDir
    private Path folder;

    static List<Path> damaged() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(CommandRun.testdata("wire"), "bad-*.nir")) {
            found.forEach(files::add);
        }
        assertTrue(files.size() > 15, () -> "too few damaged files: " + files);
        return files;
    }

    private static boolean isFlipped(Path file) {
        return file.getFileName().toString().startsWith("bad-flip-");
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void validationFindsTheFault(Path file) {
        CommandRun run = assertTimeout(Duration.ofSeconds(5), () -> CommandRun.of("validate", "--strict", file));

        if (isFlipped(file) && run.code() == 0) {
            assertEquals(original(), NirFile.read(file).graph());
        } else {
            assertTrue(run.code() == 1 || run.code() == 3, () -> "ended with " + run.code() + "\n" + run.out());
            assertTrue(run.out().matches("(?s).*(error|warning) NIR-\\d{3}: .*"), run::out);
            run.prints("  --> " + file);
        }
        run.isSilent();
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void conversionLeavesAllOrNothing(Path file) throws IOException {
        Path target = folder.resolve("out.nir");

        CommandRun run = assertTimeout(Duration.ofSeconds(5), () -> CommandRun.of("convert", file, target));

        if (run.code() == 0) {
            assertEquals(NirFile.read(file).graph(), NirFile.read(target).graph());
        } else {
            assertEquals(3, run.code(), run::err);
            run.complains("error NIR-");
            assertFalse(run.err().contains("\tat "), run::err);
            assertEquals(0, folder.toFile().list().length, "something was left behind");
        }
    }

    private static Object original() {
        return NirFile.read(CommandRun.testdata("wire/big-compressed.nir")).graph();
    }
}
