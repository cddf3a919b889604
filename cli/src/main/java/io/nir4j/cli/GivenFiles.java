package io.nir4j.cli;

import io.nir4j.dsl.SnnFile;
import io.nir4j.dsl.SnnNetwork;
import io.nir4j.io.NirFile;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Reads the files that the user names.
///
/// A file that does not exist or may not be read is unusable input, as a damaged one is; only a medium that fails
/// while it is read is something else.
final class GivenFiles {
    private GivenFiles() {}

    /// The network in `file`: a text by its ending, everything else by its content.
    static GivenNetwork network(Path file) {
        return reading(() -> SnnFile.isNamedBy(file) ? text(file) : stored(file));
    }

    private static GivenNetwork text(Path file) {
        SnnNetwork network = SnnFile.read(file);
        return new GivenNetwork(file, network.graph(), SnnFile.FORMAT, Optional.empty(), List.of(), network::locate);
    }

    private static GivenNetwork stored(Path file) {
        NirFile.Loaded loaded = NirFile.read(file);
        return new GivenNetwork(
                file,
                loaded.graph(),
                loaded.format().label(),
                loaded.version(),
                loaded.findings(),
                UnaryOperator.identity());
    }

    /// What `step` reads.
    static <T> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidNetwork fault) {
            throw new CommandFailure(code(fault), fault);
        }
    }

    private static ExitCode code(InvalidNetwork fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException failed) {
                return failed instanceof NoSuchFileException || failed instanceof AccessDeniedException
                        ? ExitCode.UNUSABLE_INPUT
                        : ExitCode.READING_OR_WRITING_FAILED;
            }
        }
        return ExitCode.UNUSABLE_INPUT;
    }
}
