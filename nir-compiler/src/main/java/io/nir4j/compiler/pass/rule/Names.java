package io.nir4j.compiler.pass.rule;

import io.nir4j.model.Graph;

/// Names for nodes that rules add.
final class Names {
    private Names() {}

    /// `wanted`, or with underscores behind it if it is taken.
    static String free(Graph graph, String wanted) {
        String name = wanted;
        while (graph.nodes().containsKey(name)) {
            name += "_";
        }
        return name;
    }
}
