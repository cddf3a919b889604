package io.nir4j.io.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that must not be left behind if the process ends, as by Ctrl-C, before it is closed.
final class Unfinished implements AutoCloseable {
    private final Thread atShutdown;

    private Unfinished(Thread atShutdown) {
        this.atShutdown = atShutdown;
    }

    static Unfinished watch(Path file) {
        Thread deletion = new Thread(() -> delete(file), "delete " + file.getFileName());
        Runtime.getRuntime().addShutdownHook(deletion);
        return new Unfinished(deletion);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unreported) {
            // The process is ending: there is nobody to tell, and the file's name says what it is.
        }
    }

    /// From now on the file may stay.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException ending) {
            // The process is ending, and the file is gone or about to be.
        }
    }
}
