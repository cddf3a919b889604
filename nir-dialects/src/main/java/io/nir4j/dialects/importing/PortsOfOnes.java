package io.nir4j.dialects.importing;

import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Graph;
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
            operation -> StatedPorts.correct(operation, port -> isMeant(port, operation.graph())));

    private PortsOfOnes() {}

    private static boolean isMeant(StatedPort port, Graph graph) {
        boolean shorter = port.actual().rank() < port.stated().rank();
        return (shorter || port.neighbours().stream().allMatch(name -> convolves(name, graph)))
                && Arrays.equals(squeezed(port.stated()), squeezed(port.actual()));
    }

    private static boolean convolves(String name, Graph graph) {
        return graph.node(name)
                .filter(node -> node instanceof Conv1d || node instanceof Conv2d)
                .isPresent();
    }

    private static long[] squeezed(Shape shape) {
        return Arrays.stream(shape.toArray()).filter(extent -> extent != 1).toArray();
    }
}
