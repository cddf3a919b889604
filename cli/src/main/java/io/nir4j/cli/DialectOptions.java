package io.nir4j.cli;

import io.nir4j.dialects.Change;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// The options that say whose time steps to make, for every command that makes some: `--dialect` and `--set`.
final class DialectOptions {
    private static final String ENDING = ".json";

    @Option(
            names = "--dialect",
            paramLabel = "NAME|FILE.json",
            description =
                    "Whose time steps to make, see 'nir dialects', or a dialect of your own, see docs/dialects.md;"
                            + " nir unless given.")
    private Optional<String> dialect = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "AXIS=CHOICE",
            description = "Change one choice of the dialect, such as reset=subtract; 'nir dialects --axes' lists them."
                    + " May be repeated.")
    private List<String> changes = List.of();

    /// Whether the user said anything.
    boolean isGiven() {
        return dialect.isPresent() || !changes.isEmpty();
    }

    /// What the user chose.
    ///
    /// @throws Misuse if there is no such dialect, or a change is no pair
    /// @throws CommandFailure if a change names no axis or no choice, or the file is not as it should be
    ChosenDialect chosen() {
        return chosen(Optional.empty(), List.of());
    }

    /// What the user chose, and decided further about one of several runs.
    ///
    /// @param own the dialect of that run, if it has one of its own
    /// @param further changes to it, `AXIS=CHOICE`, after those that hold for all
    ChosenDialect chosen(Optional<String> own, List<String> further) {
        ChosenDialect start = own.or(() -> dialect).map(DialectOptions::start).orElseGet(DialectOptions::unnamed);
        List<Change> set = new ArrayList<>();
        for (String change : Stream.concat(changes.stream(), further.stream()).toList()) {
            set.add(Change.of(change)
                    .orElseThrow(() -> new Misuse("--set takes AXIS=CHOICE, such as reset=subtract, not '" + change
                            + "'; 'nir dialects --axes' lists them")));
        }
        return start.with(set);
    }

    private static ChosenDialect start(String text) {
        if (text.endsWith(ENDING)) {
            DialectFile.Written written = DialectFile.read(Path.of(text));
            return new ChosenDialect(written.dialect(), written.base(), Optional.of(text), true, List.of());
        }
        Dialect named = named(text);
        return new ChosenDialect(named, named, Optional.empty(), true, List.of());
    }

    private static ChosenDialect unnamed() {
        return new ChosenDialect(Dialects.NIR, Dialects.NIR, Optional.empty(), false, List.of());
    }

    private static Dialect named(String name) {
        return Dialects.find(name)
                .orElseThrow(() -> new Misuse("there is no dialect '" + name + "'; "
                        + Suggestion.hint(name, Dialects.names())
                                .orElse("known are " + String.join(", ", Dialects.names()))));
    }
}
