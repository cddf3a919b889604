package io.nir4j.compiler.reduce;

import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.shrink.SmallerGraphs;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

/// Makes a network smaller as long as a check holds of it.
///
/// @param graph the smallest network found
/// @param checks how often the check was asked
/// @param complete false if there may be smaller ones still: the check was asked as often as it may
public record Reduction(Graph graph, int checks, boolean complete) {

    /// Makes `graph` smaller: parts of it go, then single nodes and edges, then axes become short and numbers plain.
    ///
    /// @param most how often the check may be asked
    /// @param smaller told of each smaller network for which the check holds
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the check does not hold of `graph` itself
    public static Reduction of(Graph graph, Check check, int most, Consumer<Graph> smaller) throws IOException {
        if (!check.holds(graph)) {
            throw Diagnostic.of(Code.CHECK_SAYS_NO, "the check does not end with 0 for the network itself")
                    .hint("it must end with 0 as long as the network does what is looked into")
                    .asException();
        }
        return new Search(check, most, smaller, graph).run();
    }

    private static final class Search {
        private final Check check;
        private final int most;
        private final Consumer<Graph> smaller;
        private final Set<Graph> tried = new HashSet<>();
        private Graph smallest;
        private int checks = 1;

        Search(Check check, int most, Consumer<Graph> smaller, Graph graph) {
            this.check = check;
            this.most = most;
            this.smaller = smaller;
            this.smallest = graph;
        }

        Reduction run() throws IOException {
            boolean progress = true;
            while (progress && checks < most) {
                progress = step();
            }
            return new Reduction(smallest, checks, !progress);
        }

        /// One network smaller, if one can be found.
        private boolean step() throws IOException {
            Iterator<Graph> candidates = SmallerGraphs.of(smallest).iterator();
            while (candidates.hasNext() && checks < most) {
                Graph candidate = candidates.next();
                if (tried.add(candidate)) {
                    checks++;
                    if (check.holds(candidate)) {
                        smallest = candidate;
                        smaller.accept(candidate);
                        return true;
                    }
                }
            }
            return candidates.hasNext();
        }
    }
}
