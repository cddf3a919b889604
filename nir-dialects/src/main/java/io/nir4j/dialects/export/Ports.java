package io.nir4j.dialects.export;

import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import java.util.List;
import java.util.Map;

/// Looks whether a network has the shape that readers take: one way in, one way out, every node fed.
record Ports(Draft draft) {
    void check() {
        one("Input", Input.class);
        one("Output", Output.class);
        for (Map.Entry<String, Node> entry : draft.nodes().entrySet()) {
            String name = entry.getKey();
            Node node = entry.getValue();
            if (node instanceof Graph) {
                draft.report(name, Problem.hopeless("it has several Inputs or Outputs and cannot be written flat"));
            } else if (node instanceof Opaque) {
                draft.report(name, Problem.hopeless("nobody here knows what it computes"));
            } else if (!(node instanceof Input) && draft.sources(name).isEmpty()) {
                draft.report(name, Problem.hopeless("nothing comes to it, and its reader feeds every node"));
            }
        }
    }

    private void one(String what, Class<? extends Node> type) {
        List<String> found = draft.nodes().entrySet().stream()
                .filter(entry -> type.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (found.size() != 1) {
            draft.report(Problem.hopeless("it has " + found.size() + " nodes " + what + " "
                    + (found.isEmpty() ? "" : "('" + String.join("', '", found) + "')")
                    + ", and the reader takes exactly one"));
        }
    }
}
