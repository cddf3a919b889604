package io.nir4j.dialects.origin;

import io.nir4j.dialects.origin.Clues.Placed;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.CubaLI;
import io.nir4j.model.Edge;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.LI;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Threshold;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What types, connections, shapes and the forms of integers tell.
final class StructureClues {
    private static final int FIRST_OF_TODAY = 1;

    private StructureClues() {}

    /// Nodes of types that a framework's exporter does not know.
    static Optional<String> unwritten(Clues clues, Writer writer) {
        List<String> types = clues.nodes().stream()
                .filter(placed -> !placed.isPort() && !(placed.node() instanceof Graph))
                .map(placed -> placed.node().type())
                .filter(type -> !writer.writes(type))
                .distinct()
                .sorted()
                .toList();
        return types.isEmpty()
                ? Optional.empty()
                : Optional.of(writer.label() + " writes no " + String.join(", ", types));
    }

    /// A node of a type that is not in NIR.
    static Optional<String> foreignType(Clues clues) {
        List<Placed> opaque = clues.all(Opaque.class);
        return opaque.isEmpty()
                ? Optional.empty()
                : Optional.of(Clues.names(opaque) + " is of no type of NIR's ("
                        + opaque.getFirst().node().type() + ")");
    }

    /// Spyx writes its parametric neuron as an integrator and a threshold.
    static Optional<String> integratorAndThreshold(Clues clues) {
        return pair(clues, LI.class, Threshold.class)
                .map(edge -> edge.source() + " is an LI that a Threshold follows, Spyx' PSU_LIF");
    }

    /// A readout with a synapse of its own.
    static Optional<String> cubaReadout(Clues clues) {
        return pair(clues, Linear.class, CubaLI.class)
                .map(edge -> edge.target() + " is a CubaLI after a Linear, as readouts of BrainScaleS-2 are");
    }

    /// Spyx connects the input of a recurrent layer to its weights.
    static Optional<String> inputThroughWeights(Clues clues) {
        for (Placed placed : clues.all(Graph.class)) {
            if (placed.node() instanceof Graph nested) {
                Optional<Edge> entry = pair(nested, Input.class, Linear.class)
                        .or(() -> pair(nested, Input.class, Affine.class))
                        .filter(edge -> nested.edges().contains(new Edge(firstTarget(nested, edge), edge.target())));
                if (entry.isPresent()) {
                    return entry.map(edge -> "inside " + placed.path() + " the input goes into the recurrent weights "
                            + edge.target() + ", as Spyx writes it");
                }
            }
        }
        return Optional.empty();
    }

    /// The node that the weights of this edge feed, in a cycle the one that feeds them.
    private static String firstTarget(Graph graph, Edge entry) {
        return graph.targets(entry.target()).stream().findFirst().orElse(entry.target());
    }

    private static Optional<Edge> pair(Clues clues, Class<? extends Node> source, Class<? extends Node> target) {
        return Stream.concat(
                        Stream.of(clues.graph()),
                        clues.all(Graph.class).stream()
                                .map(Placed::node)
                                .filter(Graph.class::isInstance)
                                .map(Graph.class::cast))
                .flatMap(graph -> pair(graph, source, target).stream())
                .findFirst();
    }

    private static Optional<Edge> pair(Graph graph, Class<? extends Node> source, Class<? extends Node> target) {
        return graph.edges().stream()
                .filter(edge -> graph.node(edge.source())
                                .filter(source::isInstance)
                                .isPresent()
                        && graph.node(edge.target()).filter(target::isInstance).isPresent())
                .findFirst();
    }

    /// sinabs gives a bias of zeros to layers without one; one such layer alone may be chance.
    static Optional<String> zeroBiases(Clues clues) {
        List<Placed> affine = clues.all(Affine.class);
        List<Placed> biased = clues.nodes().stream()
                .filter(placed -> placed.values("bias").length > 0)
                .toList();
        boolean zero = !affine.isEmpty()
                && biased.size() > 1
                && biased.stream().allMatch(placed -> placed.all("bias", value -> value == 0));
        return zero
                ? Optional.of("the bias of " + Clues.names(biased)
                        + " is 0: sinabs writes so what has none, others write Linear")
                : Optional.empty();
    }

    /// Exporters that run sample data through the model write its shape, batch and time included.
    static Optional<String> batchInPorts(Clues clues) {
        Graph graph = clues.graph();
        for (Placed placed : clues.nodes()) {
            if (!placed.isOuter() || !placed.isPort()) {
                continue;
            }
            Shape shape = shape(placed.node());
            List<String> around =
                    placed.node() instanceof Input ? graph.targets(placed.name()) : graph.sources(placed.name());
            boolean batched = shape.rank() > 1
                    && shape.dim(0) == 1
                    && around.stream()
                            .flatMap(name -> graph.node(name).stream())
                            .flatMap(node -> node.input().stream())
                            .anyMatch(inner -> inner.rank() > 0 && inner.rank() < shape.rank());
            if (batched) {
                return Optional.of(placed.name() + " has the shape " + shape
                        + " with axes of batch or time in front, as exporters that run sample data write it");
            }
        }
        return Optional.empty();
    }

    private static Shape shape(Node port) {
        return switch (port) {
            case Input input -> input.shape().toShape();
            case Output output -> output.shape().toShape();
            case Node other -> Shape.SCALAR;
        };
    }

    /// Earlier releases of sinabs state the input of Flatten as zeros.
    static Optional<String> flattenOfNothing(Clues clues) {
        return clues.all(Flatten.class).stream()
                .filter(placed -> placed.node() instanceof Flatten flatten
                        && flatten.inputType()
                                .map(IntVector::tensor)
                                .filter(tensor -> tensor.elements() > 0
                                        && Arrays.stream(tensor.toLongs()).allMatch(dim -> dim == 0))
                                .isPresent())
                .findFirst()
                .map(placed -> "the input_type of " + placed.path() + " is all zeros, as sinabs writes it");
    }

    /// PyTorch keeps the window of AvgPool2d as one integer; snnTorch writes a pair of zeros beside it.
    static Optional<String> poolWithPair(Clues clues) {
        return pool(clues, 1)
                .map(name -> "the kernel_size of " + name
                        + " is one integer and its padding a pair, as snnTorch writes AvgPool2d");
    }

    static Optional<String> poolOfIntegers(Clues clues) {
        return pool(clues, 0)
                .map(name -> "kernel_size and padding of " + name
                        + " are one integer each, as SpikingJelly takes them from PyTorch");
    }

    private static Optional<String> pool(Clues clues, int rankOfPadding) {
        return clues.all(AvgPool2d.class).stream()
                .filter(placed -> placed.node() instanceof AvgPool2d pool
                        && pool.kernelSize().tensor().shape().rank() == 0
                        && pool.padding().tensor().shape().rank() == rankOfPadding)
                .map(Placed::path)
                .findFirst();
    }

    /// A file from before the exporters that are younger than NIR 1.0.
    static Optional<String> early(Clues clues) {
        return clues.version()
                .filter(text -> text.matches("\\d+\\..*"))
                .filter(text -> Integer.parseInt(text.substring(0, text.indexOf('.'))) < FIRST_OF_TODAY)
                .map(text -> "the file is of NIR " + text + ", from before SpikingJelly could write it");
    }
}
