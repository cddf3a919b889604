package io.nir4j.dialects.importing;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.TimeStep;
import io.nir4j.io.NirFile;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A framework as the author of networks: how its exporter writes them, and how it steps them itself.
///
/// ```java
/// Imported network = Frameworks.snnTorch().read(Path.of("net.nir"));
/// network.report().forEach(System.out::println);
/// ```
///
/// @param name as on the command line
/// @param title as people write it
/// @param dialect how its own neurons step, those that it exported
/// @param stepSeconds the step that it takes unless its users choose another; 1 where it counts steps
/// @param implied what r says about the step in its files
/// @param unsaid what its files do not say; empty if that is nothing
/// @param given the step that the caller says, before all others
public record Framework(
        String name,
        String title,
        Dialect dialect,
        Optional<Double> stepSeconds,
        ImpliedStep implied,
        String unsaid,
        Optional<Double> given) {
    private static final double DEFAULT_SECONDS = 1e-3;

    /// This framework where its user chose steps of this length.
    public Framework every(double seconds) {
        return new Framework(name, title, dialect, stepSeconds, implied, unsaid, Optional.of(seconds));
    }

    /// The network in `file`, which this framework wrote.
    ///
    /// @throws InvalidNetwork with all faults, if the file cannot be read, or no fix makes its network valid
    public Imported read(Path file) {
        NirFile.Loaded loaded = NirFile.read(file);
        try {
            return read(loaded.graph(), loaded.findings());
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    /// This network, which this framework wrote.
    ///
    /// @throws InvalidNetwork with all faults, if no fix makes it valid
    public Imported read(Graph network) {
        return read(network, List.of());
    }

    private Imported read(Graph network, List<Diagnostic> known) {
        Terms terms = Terms.USUAL.by(this);
        Treatment treatment = Treatment.of(network, given.map(terms::every).orElse(terms));
        List<Diagnostic> findings = new ArrayList<>(known);
        findings.addAll(treatment.doubts());
        findings.addAll(treatment.faults());
        if (!treatment.isValid()) {
            throw new InvalidNetwork(findings);
        }
        if (!unsaid.isEmpty()) {
            findings.add(Diagnostic.of(Code.SEVERAL_READINGS, unsaid).as(Severity.NOTE));
        }
        return new Imported(treatment.graph(), dialect, timeStep(network), treatment.corrections(), findings);
    }

    /// The step given, else what the file implies, else the framework's own.
    private TimeStep timeStep(Graph network) {
        return given.map(seconds -> new TimeStep(seconds, "given"))
                .or(() -> implied.of(network))
                .or(() -> stepSeconds.map(seconds -> new TimeStep(seconds, "what " + title + " takes by default")))
                .orElseGet(() -> new TimeStep(DEFAULT_SECONDS, "the default"));
    }
}
