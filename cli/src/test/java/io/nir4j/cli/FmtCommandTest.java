package io.nir4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    private static final String UGLY = "input x[3]->output y[3]\n";
    private static final String TIDY = "input x [3] -> output y [3]\n";

    @TempDir
    private Path folder;

    private Path ugly;
    private Path tidy;
    private Path wrong;

    @BeforeEach
    void writeFiles() throws IOException {
        ugly = Files.writeString(folder.resolve("ugly.snn"), UGLY);
        tidy = Files.writeString(folder.resolve("tidy.snn"), TIDY);
        wrong = Files.writeString(folder.resolve("wrong.snn"), "a ->\n");
    }

    @Test
    void replacesWhatHasAnotherLayout() throws IOException {
        CommandRun.of("fmt", ugly)
                .endsWith(ExitCode.FINE)
                .complains(ugly + ": formatted")
                .printsNothing();

        assertEquals(TIDY, Files.readString(ugly));
    }

    @Test
    void doesNotTouchWhatHasTheLayout() throws IOException {
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(tidy, longAgo);

        CommandRun.of("fmt", tidy).endsWith(ExitCode.FINE).isSilent().printsNothing();

        assertEquals(longAgo, Files.getLastModifiedTime(tidy));
    }

    @Test
    void checkNamesWhatWouldChangeAndChangesNothing() throws IOException {
        CommandRun run = CommandRun.of("fmt", "--check", ugly, tidy).endsWith(ExitCode.NO);

        assertEquals(ugly + System.lineSeparator(), run.out());
        assertEquals(UGLY, Files.readString(ugly));
        CommandRun.of("fmt", "--check", tidy).endsWith(ExitCode.FINE).isSilent().printsNothing();
    }

    @Test
    void aTextThatIsNotWellFormedIsUnusableAndTheOthersAreFormatted() throws IOException {
        CommandRun.of("fmt", wrong, ugly)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("error NIR-601")
                .complains(wrong + ":");

        assertEquals("a ->\n", Files.readString(wrong));
        assertEquals(TIDY, Files.readString(ugly));
    }

    @Test
    void aFileThatDoesNotExistIsUnusable() {
        CommandRun.of("fmt", folder.resolve("ugli.snn"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("did you mean 'ugly.snn'?");
    }

    @Test
    void standardInputGoesToStandardOutput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(UGLY.getBytes(UTF_8)));
            assertEquals(
                    TIDY,
                    CommandRun.of("fmt", "-").endsWith(ExitCode.FINE).isSilent().out());
            System.setIn(new ByteArrayInputStream(UGLY.getBytes(UTF_8)));
            CommandRun.of("fmt", "-", "--check").endsWith(ExitCode.NO).prints("-");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void keepsThePermissions() throws IOException {
        Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rw-r-----"));

        CommandRun.of("fmt", ugly).endsWith(ExitCode.FINE);

        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(ugly)));
    }

    @Test
    void withoutAFileItIsWrongUsage() {
        CommandRun.of("fmt").endsWith(ExitCode.WRONG_USAGE);
    }
}
