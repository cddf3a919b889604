package io.nir4j.model.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The nodes whose shape cannot be known for a reason that the user has been told.
final class Unknowns {
    private final Wiring wiring;
    private final Set<String> elementwise;
    private final Set<String> known;
    private final Set<String> explained = new HashSet<>();
    private final Deque<String> causes = new ArrayDeque<>();

    /// @param elementwise the nodes that give the shape they take
    /// @param known the nodes whose shapes are known, as a view that grows
    Unknowns(Wiring wiring, Set<String> elementwise, Set<String> known) {
        this.wiring = wiring;
        this.elementwise = elementwise;
        this.known = known;
    }

    boolean isExplained(String node) {
        return explained.contains(node);
    }

    /// The user knows why nothing is known at `node`.
    void explain(String node) {
        if (explained.add(node)) {
            causes.add(node);
        }
    }

    /// Explains with each cause the nodes that are still unknown on its account: those behind it, and element-wise
    /// ones that only such a node could have told.
    void follow() {
        while (!causes.isEmpty()) {
            String cause = causes.remove();
            explainUnknown(wiring.targets(cause), _ -> true);
            if (elementwise.contains(cause)) {
                explainUnknown(wiring.sources(cause), elementwise::contains);
            }
        }
    }

    private void explainUnknown(List<String> neighbours, Predicate<String> concerned) {
        neighbours.stream()
                .filter(node -> !known.contains(node))
                .filter(concerned)
                .forEach(this::explain);
    }
}
