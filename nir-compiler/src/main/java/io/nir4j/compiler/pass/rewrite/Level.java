package io.nir4j.compiler.pass.rewrite;

import io.nir4j.compiler.lowering.Timing;
import io.nir4j.compiler.lowering.Timing.Heard;
import io.nir4j.model.Graph;
import io.nir4j.model.Output;
import io.nir4j.model.check.TypedGraph;
import java.util.List;
import java.util.Optional;

/// One of the graphs that a network consists of: the network itself, or one nested in it.
///
/// @param path names of the graphs around, the outermost first; empty for the network itself
/// @param typed this graph with its shapes
/// @param timing of the whole network
public record Level(List<String> path, TypedGraph typed, Timing timing, Setting setting) {
    public Level {
        path = List.copyOf(path);
    }

    public Graph graph() {
        return typed.graph();
    }

    /// True for the network itself.
    public boolean isOutermost() {
        return path.isEmpty();
    }

    /// The name of a node of this graph in the whole network, `block/lif1`.
    public String full(String name) {
        return path.isEmpty() ? name : String.join("/", path) + "/" + name;
    }

    public boolean isKept(String name) {
        return setting.kept().contains(full(name));
    }

    /// Whether the node belongs to a cycle of the network; a nested graph does if its result does.
    public boolean isCyclic(String name) {
        return timing.cyclic().contains(flat(name));
    }

    /// Whether an edge between two nodes of this graph closes a cycle.
    public boolean isLate(String source, String target) {
        String from = flat(source);
        return timing.heardBy(full(target)).stream()
                .filter(heard -> heard.source().equals(from))
                .anyMatch(Heard::late);
    }

    /// Where a node's signal comes from in the flat network: of a nested graph, its Output.
    private String flat(String name) {
        Optional<String> port = graph().node(name)
                .filter(Graph.class::isInstance)
                .map(Graph.class::cast)
                .map(nested -> nested.all(Output.class))
                .filter(outputs -> outputs.size() == 1)
                .map(outputs -> outputs.firstKey());
        return port.map(output -> full(name) + "/" + output).orElse(full(name));
    }
}
