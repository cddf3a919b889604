package io.nir4j.model.check;

import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import java.util.Optional;
import java.util.Set;

/// A sound graph with the shape at every node, inside nested graphs too.
///
/// Nothing in the graph is changed: one-element parameters stay as they are, and whoever computes with them
/// broadcasts them to the shape stated here.
public final class TypedGraph {
    private final Shapes shapes;

    private TypedGraph(Shapes shapes) {
        this.shapes = shapes;
    }

    /// Checks `graph` and types it.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with every finding, if one is an error
    public static TypedGraph of(Graph graph) {
        return of(graph, new Findings());
    }

    /// Checks `graph` and types it.
    ///
    /// @param findings receives everything found, warnings too
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with every finding, if one is an error
    public static TypedGraph of(Graph graph, Findings findings) {
        findings.addAll(Verifier.verify(graph));
        findings.throwIfErrors();
        return new TypedGraph(ShapeInference.infer(graph, new Findings()));
    }

    /// Types a graph whose numbers are not looked at: structure and shapes alone are checked.
    ///
    /// For whoever changes a graph many times and checks its numbers at the end.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with every finding, if one is an error
    public static TypedGraph ofStructure(Graph graph) {
        Findings findings = new Findings();
        findings.addAll(Verifier.verify(graph, 0));
        findings.throwIfErrors();
        return new TypedGraph(ShapeInference.infer(graph, new Findings()));
    }

    /// The graph that became of this one by a change, typed from what lies around the change; empty where that does
    /// not tell, and [#ofStructure] must look at the whole.
    ///
    /// @param touched the nodes that came, went, or are others now, and both ends of edges that came or went; none
    /// of them may be in a cycle, before or after
    public Optional<TypedGraph> after(Graph changed, Set<String> touched) {
        return LocalInference.infer(shapes, changed, touched).map(TypedGraph::new);
    }

    public Graph graph() {
        return shapes.graph();
    }

    /// True when the shapes at the node are known, as they are for all that an Input reaches or that reaches an Output.
    /// Others, such as a pool without edges, may have none.
    public boolean hasShape(String node) {
        return shapes.output(node).isPresent();
    }

    /// The shape that the node takes.
    public Shape input(String node) {
        return shapes.input(node).orElseThrow(() -> unknown(node));
    }

    /// The shape that the node gives.
    public Shape output(String node) {
        return shapes.output(node).orElseThrow(() -> unknown(node));
    }

    /// The nested graph of this name, typed.
    public TypedGraph nested(String node) {
        return new TypedGraph(shapes.nested(node).orElseThrow(() -> unknown(node)));
    }

    /// How the shapes at the node came about, in one or two sentences.
    public String explain(String node) {
        return shapes.explain(node);
    }

    private static CompilerBug unknown(String node) {
        return new CompilerBug("verified, yet without a shape: " + node);
    }
}
