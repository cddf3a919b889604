package io.nir4j.dialects;

import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.Node;
import java.util.Collection;
import java.util.List;

/// The layers of a network that leak or count, those of nested graphs too.
///
/// @param layers nodes of the types LI, LIF, CubaLI, CubaLIF and IF
public record Neurons(List<Node> layers) {
    public Neurons {
        layers = List.copyOf(layers);
    }

    /// All of `graph`.
    public static Neurons in(Graph graph) {
        return of(graph.nodesThroughout().values());
    }

    /// Those among these nodes.
    public static Neurons of(Collection<Node> nodes) {
        return new Neurons(nodes.stream()
                .filter(node -> node instanceof IF || !Leak.of(node, 1).isEmpty())
                .toList());
    }

    /// Whether any of them spikes.
    public boolean spike() {
        return layers.stream().anyMatch(node -> node.type().endsWith("IF"));
    }

    /// The membranes that leak, at most `most` of each layer.
    List<Leak> leaks(long most) {
        return layers.stream().flatMap(node -> Leak.of(node, most).stream()).toList();
    }

    /// Those of IF, whose time constant is infinite, at most `most` of each layer.
    List<Leak> integrators(long most) {
        return layers.stream()
                .flatMap(node -> node instanceof IF integrator
                        ? Leak.without(integrator.r(), most).stream()
                        : List.<Leak>of().stream())
                .toList();
    }
}
