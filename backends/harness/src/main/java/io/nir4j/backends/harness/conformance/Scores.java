package io.nir4j.backends.harness.conformance;

import io.nir4j.backends.harness.conformance.CaseResult.Outcome;
import io.nir4j.backends.harness.conformance.ConformanceCase.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// How many cases ended in which way, by what they are about.
public final class Scores {
    private final List<CaseResult> results;

    public Scores(Collection<CaseResult> results) {
        this.results = List.copyOf(results);
    }

    /// The cases of a group that ended in each way.
    public record Score(long passed, long failed, long notRun) {
        public long all() {
            return passed + failed + notRun;
        }
    }

    /// Of all cases.
    public Score total() {
        return count(results);
    }

    /// By type of node, for what must be computed.
    public SortedMap<String, Score> byPrimitive() {
        return by(result -> isRefusal(result) ? List.of() : result.about().primitives());
    }

    /// By choice on an axis, `reset=subtract`, for cases that the axis decides.
    public SortedMap<String, Score> byChoice() {
        return by(result -> result.about().axes().stream()
                .map(axis -> axis + "=" + result.about().choices().axes().getOrDefault(axis, ""))
                .toList());
    }

    /// By dialect, for what must be computed.
    public SortedMap<String, Score> byDialect() {
        return by(
                result -> isRefusal(result) ? List.of() : List.of(result.about().dialect()));
    }

    /// By dialect and type of node, `norse LIF`, for what must be computed.
    public SortedMap<String, Score> byDialectAndPrimitive() {
        return by(result -> isRefusal(result)
                ? List.of()
                : result.about().primitives().stream()
                        .map(primitive -> result.about().dialect() + " " + primitive)
                        .toList());
    }

    /// By who has to refuse, for what must be refused.
    public SortedMap<String, Score> byStage() {
        return by(result -> result.about().demand() instanceof Refusal(var stage) ? List.of(stage) : List.of());
    }

    private static boolean isRefusal(CaseResult result) {
        return result.about().demand() instanceof Refusal;
    }

    private SortedMap<String, Score> by(Function<CaseResult, List<String>> groups) {
        Map<String, List<CaseResult>> grouped = new TreeMap<>();
        for (CaseResult result : results) {
            for (String group : groups.apply(result)) {
                grouped.computeIfAbsent(group, key -> new ArrayList<>()).add(result);
            }
        }
        SortedMap<String, Score> scores = new TreeMap<>();
        grouped.forEach((group, members) -> scores.put(group, count(members)));
        return scores;
    }

    private static Score count(List<CaseResult> results) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        results.forEach(result -> counts.merge(result.outcome(), 1L, Long::sum));
        return new Score(
                counts.getOrDefault(Outcome.PASSED, 0L),
                counts.getOrDefault(Outcome.FAILED, 0L),
                counts.getOrDefault(Outcome.NOT_RUN, 0L));
    }
}
