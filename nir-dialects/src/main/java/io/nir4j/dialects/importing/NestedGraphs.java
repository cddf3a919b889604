package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.rewrite.Inlining;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes nested graphs flat: a recurrent layer `lif1` becomes `lif1.lif` and `lif1.w_rec`, connected both ways.
///
/// That is the form of the NIR paper's files and of snnTorch's export, and the one that all readers share. Nodes that
/// carry the name of their graph already, as Spyx names them, keep theirs.
final class NestedGraphs {
    static final Remedy REMEDY = Remedy.normalisation(
            "nested-graph",
            "A nested graph with one Input and one Output is written flat, the names inside led by its own: recurrence"
                    + " is a cycle between the neurons and their matrix.",
            "snnTorch before its export flattens, Rockpool and Spyx nest recurrent layers; the NIR paper's files and"
                    + " snnTorch's export are flat; Norse and snnTorch read no nested graphs",
            List.of("snntorch", "rockpool", "spyx"),
            NestedGraphs::apply);

    private NestedGraphs() {}

    private static void apply(Operation operation) {
        if (!operation.isRoot() || operation.graph().all(Graph.class).isEmpty()) {
            return;
        }
        Graph nested = withShortNames(operation.graph());
        Inlining flat = Inlining.of(nested);
        // A graph that nothing is connected to may know its shapes from its ports alone.
        if (flat.graph().equals(nested) || !operation.isNoWorseWith(flat.graph())) {
            return;
        }
        Set<String> kept = new TreeSet<>(flat.graph().all(Graph.class).keySet());
        operation.replace(flat.graph());
        nested.all(Graph.class).forEach((name, inner) -> {
            if (!kept.contains(name)) {
                operation.report(
                        name, "nested graph of " + inside(inner), "flat: " + moved(name, flat), "one form for all");
            }
        });
        flat.lost()
                .forEach((place, notes) -> operation.report(
                        place,
                        "metadata " + String.join(", ", notes.entries().keySet()),
                        "none",
                        "what carried it is an edge now"));
        if (kept.equals(nested.all(Graph.class).keySet())) {
            operation.report("", "nested graphs in nested graphs", "written flat inside", "one form for all");
        }
    }

    /// Nodes inside `lif1` that are called `lif1.lif` become `lif`, to which flattening gives their name back.
    private static Graph withShortNames(Graph graph) {
        GraphBuilder draft = graph.edit();
        graph.all(Graph.class).forEach((name, nested) -> {
            GraphBuilder inner = withShortNames(nested).edit();
            for (String own : nested.nodes().keySet()) {
                String shorter = own.startsWith(name + ".") ? own.substring(name.length() + 1) : "";
                if (!shorter.isEmpty()
                        && !shorter.equals(".")
                        && nested.node(shorter).isEmpty()) {
                    inner.rename(own, shorter);
                }
            }
            draft.replace(name, inner.buildUnchecked());
        });
        return draft.buildUnchecked();
    }

    private static String inside(Graph nested) {
        return String.join(", ", nested.nodes().keySet());
    }

    private static String moved(String graph, Inlining flat) {
        SortedMap<String, String> own = new TreeMap<>(flat.paths());
        own.values().removeIf(path -> !path.startsWith(graph + "/"));
        return own.isEmpty() ? "edges" : String.join(", ", own.keySet());
    }
}
