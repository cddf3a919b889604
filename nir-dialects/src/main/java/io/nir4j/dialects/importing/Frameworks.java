package io.nir4j.dialects.importing;

import io.nir4j.dialects.TimeStep;
import io.nir4j.dialects.origin.Origin;
import io.nir4j.dialects.origin.TimeUnit;
import io.nir4j.dialects.origin.Writer;
import io.nir4j.io.NirFile;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The frameworks that write NIR, each as the author of what is read, and [#of(Path)] for a network of unknown origin.
///
/// Which fixes each asks for stands in the fixes themselves ([Fix#frameworks]), everything else in [Writer]. A
/// framework that reads a network of another is a dialect: see [io.nir4j.dialects.Dialects].
public final class Frameworks {
    private static final List<Framework> ALL =
            Writer.frameworks().stream().map(Frameworks::framework).toList();

    private Frameworks() {}

    private static Framework framework(Writer writer) {
        return new Framework(writer, Optional.empty());
    }

    /// A network in a file, whoever wrote it.
    ///
    /// The likeliest author is taken, if there is one, and said in the findings with the evidence and what remains
    /// in doubt (NIR-701). Where none is likely enough, the network is read as NIR defines it.
    ///
    /// @throws InvalidNetwork with all faults, if the file cannot be read, or no fix makes its network valid
    public static Imported of(Path file) {
        NirFile.Loaded loaded = NirFile.read(file);
        try {
            return of(loaded.graph(), loaded.version(), loaded.findings());
        } catch (InvalidNetwork fault) {
            throw fault.at(place -> place.withFile(file.toString()));
        }
    }

    /// A network, whoever wrote it; see [#of(Path)].
    ///
    /// @throws InvalidNetwork with all faults, if no fix makes it valid
    public static Imported of(Graph network) {
        return of(network, Optional.empty(), List.of());
    }

    private static Imported of(Graph network, Optional<String> version, List<Diagnostic> known) {
        Origin origin = Origin.of(network, version);
        List<Diagnostic> findings = new ArrayList<>(known);
        findings.add(note("written " + origin.author()));
        origin.doubts().stream().map(Frameworks::note).forEach(findings::add);
        Optional<TimeStep> step = origin.step().map(length -> new TimeStep(length, "the likeliest for this file"));
        Writer author = origin.writer().first().what();
        boolean usual =
                author.unit().equals(origin.unit().map(unit -> unit.first().what()));
        if (origin.writer().isClear()
                && author.isFramework()
                && (usual || origin.unit().isEmpty())) {
            boolean isInSeconds = author.unit().filter(TimeUnit.SECONDS::equals).isPresent();
            return framework(author).read(network, origin.dialect(), step.filter(length -> isInSeconds), findings);
        }
        Treatment treatment = Treatment.of(network).orThrow(findings);
        findings.addAll(treatment.findings());
        return new Imported(
                treatment.graph(),
                origin.dialect(),
                step.orElseGet(() -> TimeStep.choose(Optional.empty(), origin.dialect(), network)),
                treatment.corrections(),
                findings);
    }

    private static Diagnostic note(String sentence) {
        return Diagnostic.of(Code.SEVERAL_READINGS, sentence).as(Severity.NOTE);
    }

    /// Norse, `norse.torch.to_nir`.
    public static Framework norse() {
        return named("norse");
    }

    /// snnTorch, `snntorch.export_to_nir`.
    public static Framework snnTorch() {
        return named("snntorch");
    }

    /// sinabs, `sinabs.nir.to_nir`; times count steps unless a step is given.
    public static Framework sinabs() {
        return named("sinabs");
    }

    /// Rockpool, `rockpool.nn.modules.to_nir`.
    public static Framework rockpool() {
        return named("rockpool");
    }

    /// Spyx, `spyx.nir.to_nir`.
    public static Framework spyx() {
        return named("spyx");
    }

    /// SpikingJelly, `spikingjelly.activation_based.nir_exchange`.
    public static Framework spikingJelly() {
        return named("spikingjelly");
    }

    /// hxtorch for BrainScaleS-2; times are in milliseconds.
    public static Framework hxtorch() {
        return named("hxtorch");
    }

    /// jaxsnn; times are in milliseconds.
    public static Framework jaxsnn() {
        return named("jaxsnn");
    }

    /// lava-dl, through the script in NIR's documentation.
    public static Framework lavaDl() {
        return named("lava-dl");
    }

    /// All of them.
    public static List<Framework> all() {
        return ALL;
    }

    /// The framework of this name.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none, with the nearest name
    public static Framework named(String name) {
        List<String> names = ALL.stream().map(Framework::name).toList();
        return ALL.stream()
                .filter(framework -> framework.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Diagnostic.of(Code.NO_SUCH_CHOICE, "there is no framework '" + name + "'")
                        .hint(Suggestion.hint(name, names).orElse("known are " + String.join(", ", names)))
                        .asException());
    }
}
