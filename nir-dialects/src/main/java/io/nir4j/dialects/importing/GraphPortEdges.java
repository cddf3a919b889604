package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Output;
import io.nir4j.model.rewrite.Inlining;
import java.util.List;
import java.util.Optional;

/// Edges name a port inside a nested graph, `block.input`, where NIR's edges name the graph: it has one of each.
final class GraphPortEdges {
    static final Remedy REMEDY = Remedy.repair(
            "graph-port-edge",
            "An edge leads to 'block.input' or from 'block.output', a port of a nested graph with one of each: it leads"
                    + " to or from the graph.",
            "NIR, docs/source/api_design.md describes such edges; no reader knows them",
            List.of(),
            GraphPortEdges::apply);

    private GraphPortEdges() {}

    private static void apply(Operation operation) {
        for (String name : DanglingNames.missing(operation.graph())) {
            graphOf(name, operation.graph()).ifPresent(nested -> {
                Graph renamed = operation
                        .graph()
                        .edit()
                        .renameEnds(end -> end.equals(name) ? nested : end)
                        .buildUnchecked();
                if (operation.hasFewerErrorsWith(renamed)) {
                    operation.replace(renamed);
                    operation.report(
                            nested,
                            "edges at '" + name + "'",
                            "at '" + nested + "'",
                            "that is its only port on this side, and edges name the graph alone");
                }
            });
        }
    }

    /// The nested graph whose port `name` is, if edges use it on the right side alone.
    private static Optional<String> graphOf(String name, Graph around) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String prefix = name.substring(0, dot);
            String port = name.substring(dot + 1);
            if (around.node(prefix).orElse(null) instanceof Graph nested
                    && Inlining.hasPorts(nested)
                    && fits(nested, name, port, around)) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Graph nested, String name, String port, Graph around) {
        boolean taken = !around.sources(name).isEmpty();
        boolean given = !around.targets(name).isEmpty();
        return nested.node(port)
                .filter(node -> node instanceof Input ? !given : node instanceof Output && !taken)
                .isPresent();
    }
}
