package io.nir4j.io.file;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Suggestion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the operating system says about a file, as a diagnostic.
public final class FileFaults {
    private static final int SIBLINGS_LOOKED_AT = 1000;

    private FileFaults() {}

    /// Does something with a file.
    ///
    /// @param <T> what comes of it
    @FunctionalInterface
    public interface FileStep<T> {
        T run() throws IOException;
    }

    /// What `step` gives, which reads `file`.
    ///
    /// @throws InvalidNetwork with code `UNREADABLE` if the operating system refuses
    public static <T> T reading(Path file, FileStep<T> step) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(file, "this is a folder, not a file", Optional.empty());
            }
            return step.run();
        } catch (IOException refused) {
            throw because(refused, notRead(file, refused));
        }
    }

    /// What `step` gives, which writes `file`.
    ///
    /// @throws InvalidNetwork with code `UNREADABLE` if the operating system refuses
    public static <T> T writing(Path file, FileStep<T> step) {
        try {
            return step.run();
        } catch (IOException refused) {
            throw because(refused, unreadable(file, "cannot be written: " + reason(refused), Optional.empty()));
        }
    }

    private static InvalidNetwork notRead(Path file, IOException refused) {
        return refused instanceof NoSuchFileException
                ? unreadable(file, "there is no such file", Suggestion.hint(nameOf(file), siblings(file)))
                : unreadable(file, "cannot be read: " + reason(refused), Optional.empty());
    }

    private static String reason(IOException refused) {
        return switch (refused) {
            case AccessDeniedException denied -> reasonOr(denied, "permission denied");
            case NoSuchFileException missing -> reasonOr(missing, "there is no such folder");
            case FileSystemException other -> reasonOr(other, other.getClass().getSimpleName());
            default -> Optional.ofNullable(refused.getMessage()).orElse("input or output failed");
        };
    }

    private static String reasonOr(FileSystemException refused, String otherwise) {
        return Optional.ofNullable(refused.getReason()).orElse(otherwise);
    }

    /// The names beside `file`; none where they cannot be listed, since they are only for a hint.
    private static List<String> siblings(Path file) {
        List<String> names = new ArrayList<>();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
            for (Path sibling : listed) {
                if (names.size() == SIBLINGS_LOOKED_AT) {
                    break;
                }
                names.add(nameOf(sibling));
            }
        } catch (IOException notListed) {
            return List.of();
        }
        return names;
    }

    private static String nameOf(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }

    private static InvalidNetwork unreadable(Path file, String message, Optional<String> hint) {
        return Diagnostic.of(Code.UNREADABLE, message)
                .at(Place.file(file.toString()))
                .hint(hint)
                .asException();
    }

    private static InvalidNetwork because(IOException cause, InvalidNetwork fault) {
        fault.initCause(cause);
        return fault;
    }
}
