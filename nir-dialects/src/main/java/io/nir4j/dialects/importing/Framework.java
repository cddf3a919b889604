package io.nir4j.dialects.importing;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Neurons;
import io.nir4j.dialects.StepInResistance;
import io.nir4j.dialects.TimeStep;
import io.nir4j.dialects.origin.Writer;
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
/// What is known about it is in [Writer], which detection reads, too.
///
/// @param writer its habits
/// @param given the step that the caller says, before all others
public record Framework(Writer writer, Optional<Double> given) {
    private static final double DEFAULT_SECONDS = 1e-3;

    /// As on the command line.
    public String name() {
        return writer.name();
    }

    /// As people write it.
    public String title() {
        return writer.label();
    }

    /// How its own neurons step, those that it exported.
    public Dialect dialect() {
        return writer.dialect();
    }

    /// The step that it takes unless its users choose another; 1 where it counts steps.
    public Optional<Double> stepSeconds() {
        return writer.unit().flatMap(unit -> writer.step().map(unit::toSeconds));
    }

    /// This framework where its user chose steps of this length.
    public Framework every(double seconds) {
        return new Framework(writer, Optional.of(seconds));
    }

    /// The network in `file`, which this framework wrote.
    ///
    /// @throws InvalidNetwork with all faults, if the file cannot be read, or no fix makes its network valid
    public Imported read(Path file) {
        NirFile.Loaded loaded = NirFile.read(file);
        try {
            return readOwn(loaded.graph(), loaded.findings());
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    /// This network, which this framework wrote.
    ///
    /// @throws InvalidNetwork with all faults, if no fix makes it valid
    public Imported read(Graph network) {
        return readOwn(network, List.of());
    }

    private Imported readOwn(Graph network, List<Diagnostic> known) {
        List<Diagnostic> findings = new ArrayList<>(known);
        writer.unsaid()
                .filter(sentence -> Neurons.in(network).spike())
                .map(sentence -> Diagnostic.of(Code.SEVERAL_READINGS, sentence).as(Severity.NOTE))
                .ifPresent(findings::add);
        return read(network, dialect(), Optional.empty(), findings);
    }

    /// This network as `own` steps it. What a file of this framework means otherwise than NIR is put in NIR's terms
    /// only where its own dialect runs it: another one takes the file at its word.
    Imported read(Graph network, Dialect own, Optional<TimeStep> step, List<Diagnostic> known) {
        Terms terms = own.equals(dialect()) ? Terms.USUAL.by(this) : Terms.USUAL;
        Treatment treatment =
                Treatment.of(network, given.map(terms::every).orElse(terms)).orThrow(known);
        List<Diagnostic> findings = new ArrayList<>(known);
        findings.addAll(treatment.findings());
        TimeStep taken = step.orElseGet(() -> timeStep(Neurons.in(network)));
        return new Imported(treatment.graph(), own, taken, treatment.corrections(), findings);
    }

    /// The step given, else what the file implies, else the framework's own.
    private TimeStep timeStep(Neurons neurons) {
        return given.map(seconds -> new TimeStep(seconds, "given"))
                .or(() -> implied(neurons))
                .or(() -> stepSeconds().map(seconds -> new TimeStep(seconds, "what " + title() + " takes by default")))
                .orElseGet(() -> new TimeStep(DEFAULT_SECONDS, "the default"));
    }

    private Optional<TimeStep> implied(Neurons neurons) {
        return writer.gains().stream()
                .flatMap(form -> form.in(neurons, Long.MAX_VALUE).stream())
                .findFirst()
                .map(StepInResistance.Implied::timeStep);
    }
}
