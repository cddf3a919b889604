package io.nir4j.dialects.origin;

import io.nir4j.dialects.Leak;
import io.nir4j.dialects.Neurons;
import io.nir4j.dialects.StepInResistance;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.Input;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the rules look at: a network, all of its nodes laid out flat, and what its neurons have in common.
///
/// Of parameters with more than [#MOST_READ] elements that many are looked at, evenly spread: evidence needs no more,
/// and a large file is not read for a guess.
final class Clues {
    static final long MOST_READ = 1 << 12;

    /// A node with the path to it, `lif1/lif` inside a nested graph, and the graph it is in.
    record Placed(String path, String name, Node node, Graph graph) {
        boolean isPort() {
            return node instanceof Input || node instanceof Output;
        }

        /// Whether it is in the network itself, not in a nested graph.
        boolean isOuter() {
            return path.equals(name);
        }

        boolean leaks() {
            return node instanceof LI || node instanceof LIF || node instanceof CubaLI || node instanceof CubaLIF;
        }

        /// The values of a field, or as many as stand for them; none where the node lacks it.
        double[] values(String field) {
            return Node.schema(node.type())
                    .flatMap(schema -> schema.write(node).get(field))
                    .map(value -> value instanceof Value.Numbers(var tensor)
                            ? LongStream.range(0, Math.min(tensor.elements(), MOST_READ))
                                    .map(index -> Leak.spread(index, tensor.elements(), MOST_READ))
                                    .mapToDouble(tensor::getDouble)
                                    .toArray()
                            : new double[0])
                    .orElseGet(() -> new double[0]);
        }

        boolean all(String field, DoublePredicate test) {
            return DoubleStream.of(values(field)).allMatch(test);
        }

        boolean any(String field, DoublePredicate test) {
            return DoubleStream.of(values(field)).anyMatch(test);
        }
    }

    private final Graph graph;
    private final Optional<String> version;
    private final List<Placed> nodes = new ArrayList<>();
    private final Optional<StepInResistance.Implied> step;

    Clues(Graph graph, Optional<String> version) {
        this.graph = graph;
        this.version = version;
        collect(graph, "");
        this.step = StepInResistance.ofAny(flat(), MOST_READ);
    }

    private void collect(Graph inner, String prefix) {
        inner.nodes().forEach((name, node) -> {
            nodes.add(new Placed(prefix + name, name, node, inner));
            if (node instanceof Graph nested) {
                collect(nested, prefix + name + "/");
            }
        });
    }

    Graph graph() {
        return graph;
    }

    /// The version of NIR that the file names.
    Optional<String> version() {
        return version;
    }

    /// All nodes, those of nested graphs after the graph that holds them.
    List<Placed> nodes() {
        return nodes;
    }

    /// The nodes of the outer graph that compute something.
    List<Placed> layers() {
        return nodes.stream()
                .filter(placed -> placed.isOuter() && !placed.isPort())
                .toList();
    }

    /// The neurons with a time constant.
    List<Placed> leaky() {
        return nodes.stream().filter(Placed::leaks).toList();
    }

    /// The neurons that leak, and IF.
    List<Placed> neurons() {
        return nodes.stream()
                .filter(placed -> placed.leaks() || placed.node() instanceof IF)
                .toList();
    }

    /// The same without their paths.
    Neurons flat() {
        return Neurons.of(nodes.stream().map(Placed::node).toList());
    }

    /// The nodes of one kind.
    List<Placed> all(Class<? extends Node> kind) {
        return nodes.stream().filter(placed -> kind.isInstance(placed.node())).toList();
    }

    /// The step that all `r` imply.
    Optional<StepInResistance.Implied> step() {
        return step;
    }

    /// All time constants, of membranes and synapses.
    double[] taus() {
        return leaky().stream()
                .flatMapToDouble(placed -> Stream.of("tau", "tau_mem", "tau_syn")
                        .flatMapToDouble(field -> DoubleStream.of(placed.values(field))))
                .toArray();
    }

    /// The paths of these nodes, for a sentence.
    static String names(List<Placed> placed) {
        return Phrases.names(placed.stream().map(Placed::path).toList());
    }
}
