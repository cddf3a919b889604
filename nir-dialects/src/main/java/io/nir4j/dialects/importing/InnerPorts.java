package io.nir4j.dialects.importing;

import java.util.List;

/// The port of a nested graph states a shape that neither the nodes inside nor the edges outside know.
final class InnerPorts {
    static final Remedy REMEDY = Remedy.repair(
            "inner-port-shape",
            "A port of a nested graph states another shape than the nodes inside have, and theirs fits outside, too: it"
                    + " gets their shape.",
            "Rockpool, tests/models/braille.nir: the Input inside 'hidden' says (12), the size of the network's input,"
                    + " before 38 neurons",
            List.of("rockpool"),
            operation -> {
                if (!operation.isRoot()) {
                    StatedPorts.correct(operation, port -> true);
                }
            });

    private InnerPorts() {}
}
