package io.nir4j.model.check;

import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Types a graph that was changed somewhere: all that lies apart keeps its shapes.
///
/// Comes to what [ShapeInference] does of the whole, or to nothing. It is for changes where signals decide: every node
/// at the change states what it takes or hears one whose shape is known, as do all others in an acyclic part of a
/// graph, so that no shape follows from what asks for it. Wherever that does not hold, or two ends of an edge disagree,
/// it gives up.
final class LocalInference {
    private final Shapes before;
    private final Graph graph;
    private final Set<String> touched;
    private final Map<String, Shape> inputs;
    private final Map<String, Shape> outputs;
    private final Map<String, String> reasons;

    private LocalInference(Shapes before, Graph graph, Set<String> touched) {
        this.before = before;
        this.graph = graph;
        this.touched = touched;
        this.inputs = new HashMap<>(before.inputs());
        this.outputs = new HashMap<>(before.outputs());
        this.reasons = new HashMap<>(before.reasons());
    }

    /// The shapes of `graph`, if they follow from those `before`.
    ///
    /// @param touched all nodes at which anything has changed, those that are gone too
    static Optional<Shapes> infer(Shapes before, Graph graph, Set<String> touched) {
        boolean allKnown = before.outputs().size() == before.graph().nodes().size();
        boolean plain = before.nested().isEmpty()
                && touched.stream()
                        .flatMap(name -> graph.node(name).stream())
                        .noneMatch(node -> node instanceof Graph || node instanceof Opaque);
        return allKnown && plain ? new LocalInference(before, graph, touched).infer() : Optional.empty();
    }

    private Optional<Shapes> infer() {
        Deque<String> open = new ArrayDeque<>();
        for (String name : touched) {
            if (isOther(name)) {
                inputs.remove(name);
                outputs.remove(name);
                reasons.remove(name);
                graph.node(name).ifPresent(node -> open.add(name));
            }
        }
        int waiting = 0;
        while (!open.isEmpty() && waiting < open.size()) {
            String name = open.remove();
            if (type(name)) {
                waiting = 0;
            } else {
                open.add(name);
                waiting++;
            }
        }
        boolean agree = open.isEmpty()
                && touched.stream()
                        .filter(name -> graph.nodes().containsKey(name))
                        .allMatch(this::agrees);
        return agree ? Optional.of(new Shapes(graph, inputs, outputs, Map.of(), reasons)) : Optional.empty();
    }

    private boolean isOther(String name) {
        return !graph.node(name).equals(before.graph().node(name));
    }

    /// Whether the shapes of a node follow from itself or what it hears.
    private boolean type(String name) {
        Node node = graph.node(name).orElseThrow();
        Optional<String> teller =
                graph.sources(name).stream().filter(outputs::containsKey).findFirst();
        Optional<Shape> input = node.input().or(() -> teller.map(outputs::get));
        if (input.isEmpty()) {
            return false;
        }
        try {
            inputs.put(name, input.get());
            outputs.put(name, node.output(input.get()));
            String how = node.input().isPresent() || teller.isEmpty()
                    ? "from its parameters"
                    : "as '" + teller.get() + "' gives it";
            reasons.put(
                    name,
                    node.type() + " '" + name + "' takes " + input.get() + ", " + how + ", and gives "
                            + outputs.get(name) + ".");
            return true;
        } catch (InvalidNetwork refusal) {
            return false;
        }
    }

    /// Whether the edges at a node bring and take what they should, and something tells its shape.
    private boolean agrees(String name) {
        List<String> sources = graph.sources(name);
        boolean told =
                !sources.isEmpty() || graph.node(name).flatMap(Node::input).isPresent();
        Optional<Shape> taken = Optional.ofNullable(inputs.get(name));
        Optional<Shape> given = Optional.ofNullable(outputs.get(name));
        Stream<Optional<Shape>> arriving = sources.stream().map(source -> Optional.ofNullable(outputs.get(source)));
        Stream<Optional<Shape>> wanted =
                graph.targets(name).stream().map(target -> Optional.ofNullable(inputs.get(target)));
        return told && taken.isPresent() && arriving.allMatch(taken::equals) && wanted.allMatch(given::equals);
    }
}
