package io.nir4j.cli;

import io.nir4j.dialects.Change;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// What the user chose.
    ///
    /// @throws Misuse if there is no such dialect, or a change is no pair
    /// @throws CommandFailure if a change names no axis or no choice, or the file is not as it should be
    ChosenDialect chosen() {
        ChosenDialect start = dialect.map(DialectOptions::start).orElseGet(DialectOptions::unnamed);
        List<Change> set = new ArrayList<>();
        for (String change : changes) {
            set.add(Change.of(change)
                    .orElseThrow(() -> new Misuse("--set takes AXIS=CHOICE, such as reset=subtract, not '" + change
                            + "'; 'nir dialects --axes' lists them")));
        }
        Findings findings = new Findings();
        Dialect known = start.dialect();
        Discretization steps = Change.apply(known.discretization(), set, findings);
        if (findings.hasErrors()) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, new InvalidNetwork(findings.all()));
        }
        Dialect changed = known.with(known.name(), known.says(), steps);
        return new ChosenDialect(changed, start.base(), start.file(), start.given(), set);
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
