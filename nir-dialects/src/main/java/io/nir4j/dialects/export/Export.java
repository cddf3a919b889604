package io.nir4j.dialects.export;

import io.nir4j.dialects.Dialect;
import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.rewrite.Inlining;
import io.nir4j.model.tensor.DType;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes a network for a framework, so that it computes there what the network means in its own dialect.
///
/// ```java
/// Exported exported = Export.of(graph, Dialects.NIR, 1e-3).to(Targets.NORSE);
/// NirFile.writeNir(path, exported.graph(), Compression.NONE);
/// ```
///
/// The neurons' spikes and the outputs are kept, for every input; the potentials behind spikes are not, nor are names
/// where the framework has other ideas about them.
public final class Export {
    private final Graph graph;
    private final Dialect dialect;
    private final double stepSeconds;
    private final Wish wish;

    /// How the user wants it.
    ///
    /// @param approximate do as nearly as can be done what cannot be expressed
    /// @param numbers store all numbers so, in place of what the target asks for
    record Wish(boolean approximate, Optional<DType> numbers) {}

    private Export(Graph graph, Dialect dialect, double stepSeconds, Wish wish) {
        this.graph = graph;
        this.dialect = dialect;
        this.stepSeconds = stepSeconds;
        this.wish = wish;
    }

    /// An export of `graph` as `dialect` computes it.
    ///
    /// @param stepSeconds the length of a time step, positive
    public static Export of(Graph graph, Dialect dialect, double stepSeconds) {
        return new Export(graph, dialect, stepSeconds, new Wish(false, Optional.empty()));
    }

    /// The same, but what cannot be expressed is done as nearly as it can be.
    public Export approximately() {
        return new Export(graph, dialect, stepSeconds, new Wish(true, wish.numbers()));
    }

    /// The same, but with all numbers in this type, such as float64 to keep more than the target asks for.
    public Export storing(DType type) {
        return new Export(graph, dialect, stepSeconds, new Wish(wish.approximate(), Optional.of(type)));
    }

    /// The network for `target`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the graph is not sound, or with every reason why
    ///     `target` cannot express it
    public Exported to(Target target) {
        Inlining flat = Inlining.of(graph);
        Draft draft = new Draft(TypedGraph.of(flat.graph()), target, wish);
        flat.paths().forEach((name, path) -> draft.say(name, "was " + path + " in a nested graph"));
        double targetStep = target.step(stepSeconds);
        Feeding feeding = new Feeding(draft);
        new Ports(draft).check();
        new Plumbing(draft, feeding, dialect, stepSeconds).run();
        new Loops(draft, feeding, dialect.discretization()).run();
        new Layers(draft, feeding, dialect, stepSeconds, targetStep).run();
        new Forms(draft).run();
        Findings refused = new Findings();
        refused.addAll(draft.refusals());
        refused.throwIfErrors();
        new Notes(draft).run();
        new Names(draft).run();
        Value.Tree kept = Notes.plain(graph.metadata());
        if (!kept.equals(graph.metadata())) {
            draft.say("network", "metadata within metadata left out, which nir.read cannot take");
        }
        if (!flat.lost().isEmpty()) {
            draft.say("network", "metadata of " + String.join(", ", flat.lost().keySet()) + " left out");
        }
        return new Exported(
                draft.graph(kept), target, targetStep, draft.changes(), origins(draft, flat), draft.approximations());
    }

    /// Where the nodes that are left were before: in nested graphs, and under other names.
    private static SortedMap<String, String> origins(Draft draft, Inlining flat) {
        SortedMap<String, String> origins = new TreeMap<>();
        for (String name : draft.nodes().keySet()) {
            String before = draft.renamed().getOrDefault(name, name);
            if (flat.graph().nodes().containsKey(before)) {
                origins.put(name, flat.paths().getOrDefault(before, before));
            }
        }
        return origins;
    }
}
