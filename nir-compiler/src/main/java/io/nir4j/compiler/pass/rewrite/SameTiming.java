package io.nir4j.compiler.pass.rewrite;

import io.nir4j.compiler.lowering.Timing;
import io.nir4j.compiler.lowering.Timing.Heard;
import io.nir4j.model.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether everything arrives when it did before a rewrite.
///
/// Which edge of a cycle brings the value of the step before follows from the distances of nodes from the inputs and
/// from their names; taking one node out can move it, and with it every spike. So what each remaining node hears is
/// compared, across the nodes that went or came: from whom, how many steps late, and where every bit counts, added up
/// in
/// the same order.
final class SameTiming {
    private final Map<String, List<Heard>> before;
    private final Map<String, List<Heard>> after;
    private final boolean everyBit;

    /// What is added up at a node: what a source gave some steps ago, or a sum on its own.
    private sealed interface Term {
        record Signal(String source, int steps) implements Term {}

        record Sum(List<Term> terms) implements Term {}
    }

    private SameTiming(Map<String, List<Heard>> before, Map<String, List<Heard>> after, boolean everyBit) {
        this.before = before;
        this.after = after;
        this.everyBit = everyBit;
    }

    /// @param moved what stands for what, by names in the whole network before
    /// @param dropped edges of the network before that do not count
    static boolean holds(Timing old, Map<String, String> moved, List<Edge> dropped, Timing now, boolean everyBit) {
        Map<String, List<Heard>> before = renamed(old, moved, new ArrayList<>(dropped));
        SameTiming comparison = new SameTiming(before, now.heard(), everyBit);
        return comparison.holds() && renamed(old.direct(), moved, now).equals(now.direct());
    }

    private static Set<String> renamed(Set<String> names, Map<String, String> moved, Timing now) {
        return names.stream()
                .map(name -> moved.getOrDefault(name, name))
                .filter(name -> now.heard().containsKey(name))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<Heard>> renamed(Timing timing, Map<String, String> moved, List<Edge> dropped) {
        Map<String, List<Heard>> renamed = new HashMap<>();
        timing.heard().forEach((name, heard) -> {
            String now = moved.getOrDefault(name, name);
            List<Heard> rest = heard.stream()
                    .filter(one -> !dropped.remove(new Edge(one.source(), name)))
                    .map(one -> new Heard(moved.getOrDefault(one.source(), one.source()), one.late()))
                    .toList();
            if (now.equals(name) || !timing.heard().containsKey(now)) {
                renamed.put(now, rest);
            }
        });
        return renamed;
    }

    private boolean holds() {
        for (String name : before.keySet()) {
            if (after.containsKey(name)) {
                Optional<List<Term>> was = terms(name, before, after.keySet(), new HashSet<>());
                Optional<List<Term>> is = terms(name, after, before.keySet(), new HashSet<>());
                if (was.isEmpty() || is.isEmpty() || !equal(was.get(), is.get())) {
                    return false;
                }
            }
        }
        return true;
    }

    /// What `name` hears of the nodes in `there`; empty if that is a circle of nodes that are not.
    private static Optional<List<Term>> terms(
            String name, Map<String, List<Heard>> heard, Set<String> there, Set<String> open) {
        List<Heard> arrivals = heard.getOrDefault(name, List.of());
        List<Term> terms = new ArrayList<>();
        for (Heard one : arrivals) {
            if (there.contains(one.source())) {
                terms.add(new Term.Signal(one.source(), one.late() ? 1 : 0));
                continue;
            }
            if (!open.add(one.source())) {
                return Optional.empty();
            }
            Optional<List<Term>> inner = terms(one.source(), heard, there, open);
            open.remove(one.source());
            if (inner.isEmpty()) {
                return inner;
            }
            List<Term> moved = one.late() ? later(inner.get()) : inner.get();
            if (arrivals.size() == 1) {
                return Optional.of(moved);
            }
            terms.add(moved.size() == 1 ? moved.getFirst() : new Term.Sum(moved));
        }
        return Optional.of(terms);
    }

    private static List<Term> later(List<Term> terms) {
        return terms.stream()
                .<Term>map(term -> switch (term) {
                    case Term.Signal(var source, var steps) -> new Term.Signal(source, steps + 1);
                    case Term.Sum(var inner) -> new Term.Sum(later(inner));
                })
                .toList();
    }

    private boolean equal(List<Term> was, List<Term> is) {
        if (was.equals(is) || (was.size() == 2 && was.reversed().equals(is))) {
            return true;
        }
        return !everyBit && counted(was).equals(counted(is));
    }

    private static Map<Term, Integer> counted(List<Term> terms) {
        Map<Term, Integer> counts = new HashMap<>();
        for (Term term : terms) {
            switch (term) {
                case Term.Signal signal -> counts.merge(signal, 1, Integer::sum);
                case Term.Sum(var inner) ->
                    counted(inner).forEach((signal, count) -> counts.merge(signal, count, Integer::sum));
            }
        }
        return counts;
    }
}
