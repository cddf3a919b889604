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
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Whether everything arrives when it did before a rewrite.
///
/// Which edge of a cycle brings the value of the step before follows from the distances of nodes from the inputs and
/// from their names; taking one node out can move it, and with it every spike. So what each remaining node hears is
/// compared, across the nodes that went or came: from whom, how many steps late, and where every bit counts, added up
/// in the same order.
final class SameTiming {
    private final Timing old;
    private final Map<String, String> moved;
    private final Timing now;
    private final boolean everyBit;

    /// What is added up at a node: what a source gave some steps ago, or a sum on its own.
    private sealed interface Term {
        record Signal(String source, int steps) implements Term {}

        record Sum(List<Term> terms) implements Term {}
    }

    /// @param moved what stands for what, by names in the whole network before
    /// @param everyBit whether sums must be added up in the same order
    SameTiming(Timing old, Map<String, String> moved, Timing now, boolean everyBit) {
        this.old = old;
        this.moved = moved;
        this.now = now;
        this.everyBit = everyBit;
    }

    /// @param touched the nodes that may hear something else, those that are gone or came too
    /// @param dropped edges of the network before that do not count
    boolean holds(Set<String> touched, List<Edge> dropped) {
        Map<String, List<Heard>> before = renamed(touched, new ArrayList<>(dropped));
        Map<String, List<Heard>> after = new HashMap<>();
        touched.forEach(name -> {
            if (isThereNow(name)) {
                after.put(name, now.heardBy(name));
            }
        });
        Set<String> substitutes = before.keySet().stream()
                .filter(name -> !old.heard().containsKey(name))
                .collect(Collectors.toSet());
        Predicate<String> wasThere =
                name -> substitutes.contains(name) || (old.heard().containsKey(name) && !moved.containsKey(name));
        for (String name : before.keySet()) {
            if (after.containsKey(name)) {
                Optional<List<Term>> was = terms(name, before, this::isThereNow, new HashSet<>());
                Optional<List<Term>> is = terms(name, after, wasThere, new HashSet<>());
                if (was.isEmpty() || is.isEmpty() || !equal(was.get(), is.get())) {
                    return false;
                }
            }
        }
        return renamedDirect().equals(now.direct());
    }

    private boolean isThereNow(String name) {
        return now.heard().containsKey(name);
    }

    private Set<String> renamedDirect() {
        return old.direct().stream()
                .map(name -> moved.getOrDefault(name, name))
                .filter(this::isThereNow)
                .collect(Collectors.toSet());
    }

    /// What the nodes heard before, by the names that stand for them now.
    private Map<String, List<Heard>> renamed(Set<String> touched, List<Edge> dropped) {
        Map<String, List<Heard>> renamed = new HashMap<>();
        for (String name : new TreeSet<>(touched)) {
            if (!old.heard().containsKey(name)) {
                continue;
            }
            String then = moved.getOrDefault(name, name);
            List<Heard> rest = old.heardBy(name).stream()
                    .filter(one -> !dropped.remove(new Edge(one.source(), name)))
                    .map(one -> new Heard(moved.getOrDefault(one.source(), one.source()), one.late()))
                    .toList();
            if (then.equals(name) || !old.heard().containsKey(then)) {
                renamed.put(then, rest);
            }
        }
        return renamed;
    }

    /// What `name` hears of the nodes that are `there`; empty if that is a circle of nodes that are not.
    private static Optional<List<Term>> terms(
            String name, Map<String, List<Heard>> heard, Predicate<String> there, Set<String> open) {
        List<Heard> arrivals = heard.getOrDefault(name, List.of());
        List<Term> terms = new ArrayList<>();
        for (Heard one : arrivals) {
            if (there.test(one.source())) {
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
            List<Term> arrived = one.late() ? later(inner.get()) : inner.get();
            if (arrivals.size() == 1) {
                return Optional.of(arrived);
            }
            terms.add(arrived.size() == 1 ? arrived.getFirst() : new Term.Sum(arrived));
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
