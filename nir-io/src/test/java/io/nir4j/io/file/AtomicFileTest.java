package io.nir4j.io.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void createsAFile() throws IOException {
        AtomicFile.write(folder.resolve("new.nir"), channel -> channel.write(ByteBuffer.wrap(bytes("content"))));
        assertEquals("content", Files.readString(folder.resolve("new.nir")));
        assertEquals(List.of("new.nir"), names());
    }

    @Test
    void replacesAFileOnlyWhenAllIsWritten() throws IOException {
        Path target = Files.writeString(folder.resolve("a.json"), "old");
        AtomicFile.writeStream(target, stream -> {
            stream.write(bytes("new"));
            stream.flush();
            assertEquals("old", Files.readString(target));
            assertTrue(names().getFirst().matches("\\.a\\.json\\.[0-9a-f]{16}\\.tmp"), names()::toString);
        });
        assertEquals("new", Files.readString(target));
        assertEquals(List.of("a.json"), names());
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
        Path target = Files.writeString(folder.resolve("a.json"), "old");
        for (Exception failure : List.of(new IOException("disk full"), new IllegalArgumentException("bad name"))) {
            Exception thrown = assertThrows(
                    Exception.class,
                    () -> AtomicFile.writeStream(target, stream -> {
                        stream.write(bytes("half of"));
                        if (failure instanceof IOException ofDisk) {
                            throw ofDisk;
                        }
                        throw (RuntimeException) failure;
                    }));
            assertEquals(failure, thrown);
            assertEquals("old", Files.readString(target));
            assertEquals(List.of("a.json"), names());
        }
    }

    @Test
    void leavesNothingWhenTheProcessIsEnded() throws Exception {
        Path target = Files.writeString(folder.resolve("a.json"), "old");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowWriter.class.getName(),
                        target.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = writer.inputReader()) {
            assertEquals("writing", said.readLine());
            assertEquals(2, names().size(), names()::toString);
            writer.destroy();
            assertTrue(writer.waitFor(30, TimeUnit.SECONDS));
        } finally {
            writer.destroyForcibly();
        }
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("a.json"), names());
    }

    /// A process that begins to replace a file and never comes to an end.
    static final class SlowWriter {
        private SlowWriter() {}

        public static void main(String[] arguments) throws IOException {
            AtomicFile.writeStream(Path.of(arguments[0]), stream -> {
                stream.write(bytes("half of"));
                System.out.println("writing");
                LockSupport.park();
            });
        }
    }

    @Test
    void replacesTheFileBehindALink() throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("a.nir"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.nir"), Path.of("real", "a.nir"));
        AtomicFile.writeStream(link, stream -> stream.write(bytes("new")));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
        assertEquals(List.of("link.nir", "real"), names());
    }

    @Test
    void createsTheFileThatALinkPromises() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.nir"), Path.of("later.nir"));
        AtomicFile.writeStream(link, stream -> stream.write(bytes("new")));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(folder.resolve("later.nir")));
    }

    @Test
    void refusesLinksThatLeadToThemselves() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("loop.nir"), Path.of("loop.nir"));
        assertThrows(FileSystemLoopException.class, () -> AtomicFile.writeStream(link, stream -> {}));
    }

    @Test
    void keepsThePermissionsOfTheReplacedFile() throws IOException {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions on this system");
        Path target = Files.writeString(folder.resolve("secret.nir"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw---x"));
        AtomicFile.writeStream(target, stream -> {
            Path hidden = folder.resolve(names().getFirst());
            assertEquals("rw-rw---x", PosixFilePermissions.toString(Files.getPosixFilePermissions(hidden)));
        });
        assertEquals("rw-rw---x", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
    }

    @Test
    void givesANewFileThePermissionsOfAnyNewFile() throws IOException {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions on this system");
        Path usual = Files.writeString(folder.resolve("usual"), "");
        AtomicFile.writeStream(folder.resolve("ours"), stream -> {});
        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(folder.resolve("ours")));
    }

    @Test
    void takesTheLongestNamesOfTheFileSystem() throws IOException {
        for (String name : List.of("n".repeat(251) + ".nir", "層".repeat(83), "\ud83e\udde0".repeat(60))) {
            AtomicFile.writeStream(folder.resolve(name), stream -> stream.write(bytes("x")));
            assertEquals("x", Files.readString(folder.resolve(name)));
        }
    }

    @Test
    void saysWhichFolderIsMissing() {
        Path missing = folder.resolve("missing");
        NoSuchFileException failure = assertThrows(
                NoSuchFileException.class, () -> AtomicFile.writeStream(missing.resolve("a.nir"), stream -> {}));
        assertEquals(missing.toString(), failure.getFile());
    }

    @Test
    void refusesToReplaceAFolder() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a.nir"));
        assertThrows(AccessDeniedException.class, () -> AtomicFile.writeStream(target, stream -> {}));
        assertEquals(List.of("a.nir"), names());
    }

    /// A pipe of our own stands for all that is not a regular file: were the check broken and the test run as
    /// root, a real device such as /dev/null would be replaced for the whole machine.
    @Test
    void writesIntoAPipeWithoutReplacingIt() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo on this system");
        assertEquals(
                0,
                new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
        Path received = folder.resolve("received");
        Process reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(received.toFile())
                .start();
        try {
            AtomicFile.writeStream(pipe, stream -> stream.write(bytes("through the pipe")));
            assertTrue(reader.waitFor(10, TimeUnit.SECONDS), "nothing came through the pipe");
            assertEquals("through the pipe", Files.readString(received));
            assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe), "the pipe was replaced");
        } finally {
            reader.destroyForcibly();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
