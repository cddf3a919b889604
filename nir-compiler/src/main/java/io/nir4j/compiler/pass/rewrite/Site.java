package io.nir4j.compiler.pass.rewrite;

import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Node;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A node, as a rule sees it.
public record Site(Level level, String name) {

    public Graph graph() {
        return level.graph();
    }

    public Node node() {
        return node(name);
    }

    /// Another node of the same graph.
    public Node node(String other) {
        return graph().node(other).orElseThrow(() -> new CompilerBug("no node '" + other + "'"));
    }

    /// The shape that the node takes.
    public Shape input() {
        return level.typed().input(name);
    }

    /// The shape that the node gives.
    public Shape output() {
        return level.typed().output(name);
    }

    /// The shape that another node of the same graph takes.
    public Shape inputOf(String other) {
        return level.typed().input(other);
    }

    /// The shape that another node of the same graph gives.
    public Shape outputOf(String other) {
        return level.typed().output(other);
    }

    public Setting setting() {
        return level.setting();
    }

    public Discretization steps() {
        return level.setting().steps();
    }

    public boolean isKept() {
        return level.isKept(name);
    }

    /// Where the edges into the node come from, once per edge.
    public List<String> sources() {
        return graph().sources(name);
    }

    /// Where the edges out of the node lead, once per edge.
    public List<String> targets() {
        return graph().targets(name);
    }

    /// The only node that this one hears, by one edge that closes no cycle.
    public Optional<String> onlySource() {
        List<String> sources = sources();
        boolean one = sources.size() == 1 && !level.isLate(sources.getFirst(), name);
        return one ? Optional.of(sources.getFirst()) : Optional.empty();
    }

    /// The only node that this one hears, if nobody else hears that one and nothing keeps it: it may change.
    public Optional<String> ownSource() {
        return onlySource().filter(this::isHeardHereAlone).filter(source -> !level.isKept(source));
    }

    /// Whether the only edge out of `source` leads here.
    public boolean isHeardHereAlone(String source) {
        return graph().targets(source).equals(List.of(name));
    }

    /// Whether what the node computes of silence reaches nobody before its input does: outside of cycles, and in them
    /// where edges that close one carry nothing at the first step.
    public boolean isSilentAtFirst() {
        return !level.isCyclic(name) || steps().backEdges() == BackEdges.SILENT;
    }

    /// The graph with `fused` in the place of `source`, which does now what this node did, too.
    public Graph intoSource(String source, Node fused) {
        GraphBuilder graph = graph().edit().replace(source, fused).remove(name);
        targets().forEach(target -> graph.connect(source, target));
        return graph.build();
    }

    /// The graph with `fused` in the place of this node, which does now what `source` did, too.
    public Graph fromSource(String source, Node fused) {
        GraphBuilder graph = graph().edit().replace(name, fused).remove(source);
        graph().sources(source).forEach(before -> graph.connect(before, name));
        return graph.build();
    }

    /// The graph with another node here.
    public Graph with(Node other) {
        return graph().edit().replace(name, other).build();
    }
}
