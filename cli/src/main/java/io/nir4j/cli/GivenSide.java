package io.nir4j.cli;

import io.nir4j.backends.compare.Side;
import io.nir4j.backends.compare.Side.Recorded;
import io.nir4j.backends.compare.Side.Simulated;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Change;
import io.nir4j.dialects.TimeStep;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// One side of a comparison, ready to be run or read.
///
/// @param text what it is, in one line
/// @param facts the same for programs
/// @param network the file whose network it runs; for a recording, that of the other side
/// @param findings of reading that network
record GivenSide(Side side, String text, Map<String, Object> facts, GivenNetwork network, List<Diagnostic> findings) {

    /// @param given what the user said about this side
    /// @param first the network that both sides run unless one says otherwise
    /// @param shared what holds for both
    /// @param stepSeconds the time step for both, if one was given
    static GivenSide of(SideOptions given, GivenNetwork first, DialectOptions shared, Optional<Double> stepSeconds) {
        if (given.recorded().isPresent()) {
            Path file = given.recorded().get();
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("recorded", file.toString());
            Recorded recorded = new Recorded(RecordedFile.read(file));
            facts.put("arrays", List.copyOf(new TreeSet<>(recorded.arrays().keySet())));
            return new GivenSide(recorded, "recorded in " + file, facts, first, List.of());
        }
        GivenNetwork network = given.file().map(GivenFiles::network).orElse(first);
        ChosenDialect chosen = shared.chosen(given.dialect(), changes(given));
        ChosenDialect stepped = withParameters(given, chosen);
        TimeStep step = TimeStep.choose(given.stepSeconds().or(() -> stepSeconds), stepped.dialect(), network.graph());
        Simulator simulator = GivenBackends.named(given.backend().orElse(GivenBackends.STANDARD));
        Findings findings = new Findings();
        findings.addAll(network.findings());
        try {
            TypedGraph typed = TypedGraph.of(network.graph(), findings);
            Simulated side = new Simulated(typed, stepped.dialect(), step.seconds(), simulator);
            return new GivenSide(
                    side,
                    text(given, stepped, step, side),
                    facts(network, stepped, step, side),
                    network,
                    findings.all());
        } catch (InvalidNetwork invalid) {
            throw new InvalidNetwork(
                    invalid.diagnostics().stream().map(network::locate).toList());
        }
    }

    private static List<String> changes(SideOptions given) {
        List<String> changes = new ArrayList<>(given.changes());
        given.precision().ifPresent(precision -> changes.add("precision=" + Axes.labelOf(precision)));
        return changes;
    }

    /// Adds to what the dialect ignores, or takes from it.
    private static ChosenDialect withParameters(SideOptions given, ChosenDialect chosen) {
        if (given.ignored().isEmpty() && given.honoured().isEmpty()) {
            return chosen;
        }
        TreeSet<String> ignored =
                new TreeSet<>(Axes.labels(chosen.dialect().discretization().ignored()));
        ignored.addAll(given.ignored());
        given.honoured().forEach(ignored::remove);
        return chosen.with(List.of(new Change(Change.IGNORED, ignored.isEmpty() ? "none" : String.join(",", ignored))));
    }

    private static String text(SideOptions given, ChosenDialect dialect, TimeStep step, Simulated side) {
        return given.file().map(file -> file + ", ").orElse("") + dialect.text() + ", "
                + Figures.seconds(step.seconds()) + " (" + step.origin() + "), "
                + side.simulator().name() + ", " + side.steps().precision().says();
    }

    private static Map<String, Object> facts(
            GivenNetwork network, ChosenDialect dialect, TimeStep step, Simulated side) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("network", network.file().toString());
        facts.putAll(dialect.facts());
        facts.put("timeStepSeconds", step.seconds());
        facts.put("timeStepOrigin", step.origin());
        facts.put("backend", side.simulator().name());
        facts.put("precision", side.steps().precision().says());
        return facts;
    }

    /// The arrays that `--input` named, for the inputs of this side's network.
    InputArrays fed(List<String> inputs) {
        if (!(side instanceof Simulated simulated)) {
            throw new IllegalStateException("a recording takes no input");
        }
        try {
            Program program = simulated.program(new Findings());
            return InputArrays.of(
                    program, NamedArray.of(inputs, program.inputs().keySet()));
        } catch (InvalidNetwork invalid) {
            throw new InvalidNetwork(
                    invalid.diagnostics().stream().map(network::locate).toList());
        }
    }
}
