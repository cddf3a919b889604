package io.nir4j.dialects.importing;

import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// A port states axes of extent 1, for batch and time, of which NIR's shapes know nothing; or leaves out the channel
/// axis of a picture, which a convolution has.
final class PortsOfOnes {
    static final Remedy REMEDY = Remedy.repair(
            "port-of-ones",
            "A port states axes of extent 1 that its neighbours do not have, or lacks one that a convolution has: it"
                    + " gets the shape of its neighbours.",
            "NIR, paper/01_lif/lif_rockpool.nir: Output (1, 1, 1) behind one neuron, as Rockpool's exporter takes it"
                    + " from data of shape (batch, time, neurons)",
            List.of("rockpool"),
            PortsOfOnes::apply);

    private PortsOfOnes() {}

    private static void apply(Operation operation) {
        StatedPorts.correct(operation, PortsOfOnes::hasMoreOnes);
        operation.graph().all(Input.class).forEach((name, input) -> addChannel(name, input, operation));
    }

    private static boolean hasMoreOnes(StatedPort port) {
        return port.stated().rank() > port.actual().rank()
                && Arrays.equals(squeezed(port.stated()), squeezed(port.actual()));
    }

    private static void addChannel(String name, Input input, Operation operation) {
        Graph graph = operation.graph();
        Shape stated = input.shape().toShape();
        Shape withChannel = Shape.of(1).plus(stated);
        Graph candidate =
                graph.edit().replace(name, new Input(IntVector.of(withChannel))).buildUnchecked();
        boolean isPicture = graph.targets(name).stream().allMatch(target -> convolves(target, stated.rank(), graph));
        if (isPicture && operation.hasFewerErrorsWith(candidate)) {
            operation.replace(candidate);
            operation.report(
                    name, "shape " + stated, "shape " + withChannel, "a convolution takes a channel axis, here of one");
        }
    }

    private static boolean convolves(String name, int axes, Graph graph) {
        return graph.node(name)
                .filter(node -> axes == 1 ? node instanceof Conv1d : axes == 2 && node instanceof Conv2d)
                .isPresent();
    }

    private static long[] squeezed(Shape shape) {
        return Arrays.stream(shape.toArray()).filter(extent -> extent != 1).toArray();
    }
}
