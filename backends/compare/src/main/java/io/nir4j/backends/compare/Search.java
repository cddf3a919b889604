package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Trials.Outcome;
import io.nir4j.backends.compare.Why.Attempt;
import io.nir4j.backends.compare.Why.Explanation;
import io.nir4j.dialects.diff.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Looks for the smallest sets of choices that make two sides agree.
///
/// Sets are tried by size. Where it is known in what the sides differ, all of it made equal bounds the size: leaving
/// out what is not needed gives a set from which nothing can be left out, and only smaller ones are tried after that.
/// Where nothing is known, because one side was recorded, all choices on all axes are tried alone and in pairs, and
/// larger sets are built from the pairs with which the sides part latest.
final class Search {
    private static final int LARGEST_OPEN_SET = 4;
    private static final int PROMISING = 24;
    private static final int MOST_EXPLANATIONS = 64;

    private final Trials trials;
    private final Side changed;
    private final BooleanSupplier isOver;
    private final List<List<Choice>> found = new ArrayList<>();
    private final Map<Choice, Long> reached = new HashMap<>();
    private final Map<Choice, Boolean> idle = new HashMap<>();
    private boolean minimal = true;
    private boolean limitReached;

    /// @param changesA whether choices are made on side A
    /// @param isOver says when it has taken long enough
    Search(Trials trials, boolean changesA, BooleanSupplier isOver) {
        this.trials = trials;
        this.changed = changesA ? Side.A : Side.B;
        this.isOver = isOver;
    }

    /// Why the sides part that differ in these choices and nothing else that is known.
    Why among(List<Choice> differences) {
        List<Choice> all = differences.stream()
                .filter(choice -> matters(choice, differences))
                .toList();
        sets(all, 1);
        if (found.isEmpty() && all.size() > 1 && trials.explains(all)) {
            List<Choice> minimal = minimal(all);
            for (int size = 2; size <= minimal.size() && found.isEmpty(); size++) {
                sets(all, size);
            }
            if (!found.contains(minimal) && (found.isEmpty() || found.getFirst().size() == minimal.size())) {
                found.add(minimal);
            }
        } else if (found.isEmpty()) {
            for (int size = 2; size < all.size() && found.isEmpty(); size++) {
                sets(all, size);
            }
        }
        return why(all, List.of());
    }

    /// A choice without effect on the base, and without effect where all others are made, is left out.
    private boolean matters(Choice choice, List<Choice> all) {
        List<Choice> others =
                all.stream().filter(other -> !other.equals(choice)).toList();
        return trials.changes(List.of(), List.of(choice)) || trials.changes(all, others);
    }

    /// Leaves out what is not needed, the least plausible first: on the probes, until what is left holds everywhere.
    private List<Choice> minimal(List<Choice> all) {
        List<Choice> kept = withoutIdle(all);
        while (!trials.explains(kept)) {
            // That has made another probe, so less is left out now.
            kept = withoutIdle(all);
        }
        minimal = !limitReached;
        return kept;
    }

    private List<Choice> withoutIdle(List<Choice> all) {
        List<Choice> kept = new ArrayList<>(all);
        for (Choice choice : all.reversed()) {
            List<Choice> without =
                    kept.stream().filter(other -> !other.equals(choice)).toList();
            if (isTimeLeft() && trials.passes(without)) {
                kept = new ArrayList<>(without);
            }
        }
        return List.copyOf(kept);
    }

    /// Tries all sets of this size.
    private void sets(List<Choice> choices, int size) {
        sets(choices, 0, size, new ArrayList<>());
    }

    private void sets(List<Choice> choices, int from, int size, List<Choice> chosen) {
        if (size == 0) {
            attempt(List.copyOf(chosen));
            return;
        }
        for (int at = from; at <= choices.size() - size && isTimeLeft(); at++) {
            Choice choice = choices.get(at);
            if (chosen.stream().noneMatch(other -> excludes(other, choice))) {
                chosen.add(choice);
                sets(choices, at + 1, size - 1, chosen);
                chosen.removeLast();
            }
        }
    }

    private static boolean excludes(Choice one, Choice other) {
        return one.about().equals(other.about());
    }

    private void attempt(List<Choice> choices) {
        if (found.size() < MOST_EXPLANATIONS && trials.explains(choices)) {
            found.add(choices);
        }
    }

    /// Why a side parts from another of which only the result is known.
    Why around(List<Choice> choices, List<Choice> dialects) {
        sets(choices, 1);
        List<Choice> whole = dialects.stream()
                .filter(dialect -> isTimeLeft() && trials.explains(List.of(dialect)))
                .toList();
        if (found.isEmpty() && whole.isEmpty()) {
            grow(choices, dialects);
        }
        return why(choices, whole);
    }

    /// Pairs of everything with everything, then what remains promising with one choice more.
    private void grow(List<Choice> choices, List<Choice> dialects) {
        List<Choice> singles = new ArrayList<>(choices);
        singles.addAll(dialects);
        singles.sort(Comparator.<Choice>comparingLong(this::reached).reversed());
        List<List<Choice>> sets = singles.stream().map(List::of).toList();
        for (int size = 2; size <= LARGEST_OPEN_SET && found.isEmpty() && isTimeLeft(); size++) {
            sets = larger(sets, choices);
        }
    }

    /// Sets of one more choice, those with which the sides part latest.
    private List<List<Choice>> larger(List<List<Choice>> sets, List<Choice> choices) {
        Set<Set<Choice>> seen = new HashSet<>();
        Map<List<Choice>, Long> larger = new LinkedHashMap<>();
        for (List<Choice> set : sets) {
            for (Choice choice : choices) {
                if (isTimeLeft() && mayMatter(set, choice)) {
                    // A dialect decides everything, so it comes first and is changed by what follows.
                    List<Choice> more = new ArrayList<>(set);
                    more.add(choice);
                    if (seen.add(Set.copyOf(more))) {
                        attempt(List.copyOf(more));
                        larger.put(more, reached(more));
                    }
                }
            }
        }
        return larger.entrySet().stream()
                .sorted(Map.Entry.<List<Choice>, Long>comparingByValue().reversed())
                .limit(PROMISING)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Choices that change nothing alone are tried beside others that do, not beside their like.
    private boolean mayMatter(List<Choice> set, Choice choice) {
        return set.stream().noneMatch(other -> excludes(other, choice))
                && !(set.size() == 1 && isIdle(set.getFirst()) && isIdle(choice));
    }

    private boolean isIdle(Choice choice) {
        return idle.computeIfAbsent(choice, single -> !trials.changes(List.of(), List.of(single)));
    }

    private long reached(Choice choice) {
        return reached.computeIfAbsent(choice, single -> reached(List.of(single)));
    }

    /// The step up to which the sides agree; -1 if they cannot be run.
    private long reached(List<Choice> choices) {
        return trials.outcome(choices)
                .map(outcome -> outcome.partedAt().orElse(Long.MAX_VALUE))
                .orElse(-1L);
    }

    private boolean isTimeLeft() {
        limitReached |= isOver.getAsBoolean();
        return !limitReached;
    }

    private Why why(List<Choice> choices, List<Choice> whole) {
        List<Explanation> explanations = new ArrayList<>();
        List<List<Choice>> sets = new ArrayList<>(found);
        if (sets.isEmpty()) {
            whole.forEach(dialect -> sets.add(List.of(dialect)));
        }
        int size = sets.stream().mapToInt(List::size).min().orElse(0);
        sets.stream()
                .filter(set -> set.size() == size)
                .forEach(
                        set -> explanations.add(new Explanation(ranked(set), isTimeLeft() && trials.statesAgree(set))));
        explanations.sort(Comparator.<Explanation, Boolean>comparing(explanation -> !explanation.statesAgree())
                .thenComparingInt(explanation -> Choices.rank(explanation.choices())));
        return new Why(
                changed,
                explanations,
                !limitReached && found.size() < MOST_EXPLANATIONS,
                minimal,
                whole.stream().map(Choice::text).toList(),
                explanations.isEmpty() ? best(choices) : Optional.empty(),
                trials.runs(),
                limitReached);
    }

    private static List<Choice> ranked(List<Choice> set) {
        return set.stream().sorted(Comparator.comparingInt(Choices::rank)).toList();
    }

    private Optional<Attempt> best(List<Choice> choices) {
        return choices.stream()
                .flatMap(choice -> trials.outcome(List.of(choice)).map(Outcome::partedAt).stream()
                        .flatMapToLong(OptionalLong::stream)
                        .mapToObj(step -> new Attempt(choice, step)))
                .max(Comparator.comparingLong(Attempt::partedAt));
    }
}
