package io.nir4j.dialects.export;

/// A peculiarity of a framework's reader that decides how a network is written down for it.
public enum Trait {
    FLATTEN_COUNTS_BATCH(
            "Flatten counts the batch among its axes; axes counted from the end mean the same with and without it"),
    MODULE_NAMES("node names become attributes of a PyTorch module: no dots, no Python keywords, no names it has"),
    PORT_NAMES("the Input is named `input`, the Output `output`"),
    OUTPUT_OF_ONE("the Output takes one edge; a sum in front of it needs a node"),
    LOOPS_OF_THREE("a neuron and a matrix that feed each other alone are taken for a layer that cannot be built;"
            + " a second matrix, of ones on the diagonal, keeps them apart"),
    STEP_FROM_RESISTANCE("the reader takes the step from r of CubaLIF: tau_mem/(1 + r)"),
    NO_LOOPS("recurrent connections are not read"),
    CHAIN("only a chain of nodes is known to be read"),
    EDGES_IN_ORDER("edges are followed in the order in which the file has them, which is that of the names; names count"
            + " up along the network"),
    SINGLE_NEURONS("a layer of neurons is read as a single one"),
    SUMS_UNPADDED("SumPool2d is read without padding"),
    UNGROUPED("convolutions are read without groups and dilation");

    private final String says;

    Trait(String says) {
        this.says = says;
    }

    /// The peculiarity as users know it.
    public String says() {
        return says;
    }
}
