package io.nir4j.dialects.importing;

import io.nir4j.model.Graph;
import io.nir4j.model.tensor.Shape;
import java.util.List;

/// A port has the size of the parameters beside it, one element that counts for a whole layer.
final class PortsOfOneNeuron {
    static final Remedy REMEDY = Remedy.repair(
            "port-of-one-neuron",
            "A port states one element beside neurons whose parameters have one element for a larger layer: it gets the"
                    + " size of the layer.",
            "Norse writes a layer with default parameters as one neuron, and NIR's own constructor gives ports the"
                    + " shape of the parameters beside them; NIR issues 12, 154, 176",
            List.of("norse", "snntorch"),
            operation -> StatedPorts.correct(operation, port -> isMeant(port, operation.graph())));

    private PortsOfOneNeuron() {}

    private static boolean isMeant(StatedPort port, Graph graph) {
        return port.stated().elements() == 1
                && port.neighbours().stream()
                        .allMatch(name -> graph.node(name)
                                .orElseThrow()
                                .elementwise()
                                .map(Shape::elements)
                                .filter(elements -> elements == 1)
                                .isPresent());
    }
}
