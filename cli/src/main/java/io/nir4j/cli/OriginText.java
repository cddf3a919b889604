package io.nir4j.cli;

import io.nir4j.cli.terminal.Figures;
import io.nir4j.dialects.origin.Evidence;
import io.nir4j.dialects.origin.Origin;
import io.nir4j.dialects.origin.TimeUnit;
import io.nir4j.dialects.origin.Verdict;
import io.nir4j.dialects.origin.Verdict.Candidate;
import io.nir4j.dialects.origin.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What `nir info` says about where a network comes from, and what its JSON holds of it.
final class OriginText {
    private static final int EVIDENCE_SHOWN = 3;

    private OriginText() {}

    /// Lines such as `written by: probably snnTorch: ...`.
    static List<String> lines(Origin origin, String file) {
        List<String> lines = new ArrayList<>();
        lines.add("written " + writer(origin.writer()));
        origin.unit().ifPresent(unit -> lines.add("time unit: " + unit(unit)));
        lines.add("run it with: " + command(origin, file));
        origin.doubts().forEach(doubt -> lines.add("in doubt: " + doubt));
        return lines;
    }

    /// `by: probably snnTorch: r = tau/dt in lif1 (dt 0.0001 ...); ...`.
    private static String writer(Verdict<Writer> verdict) {
        Candidate<Writer> first = verdict.first();
        if (!verdict.isClear()) {
            return "by: not clear, no exporter's habits stand out";
        }
        String sure = verdict.confidence().label() + " ";
        return (first.what().isFramework()
                        ? "by: " + sure + first.what().label()
                        : first.what().label() + ", " + sure.strip())
                + reasons(first);
    }

    private static String unit(Verdict<TimeUnit> verdict) {
        Candidate<TimeUnit> first = verdict.first();
        if (verdict.isClear()) {
            return verdict.confidence().label() + " " + first.what().label() + reasons(first);
        }
        String either = verdict.alternatives().stream()
                .map(other -> " or " + other.what().label())
                .collect(Collectors.joining());
        return "not clear, " + first.what().label() + either + reasons(first);
    }

    private static String reasons(Candidate<?> candidate) {
        String pro = says(candidate.pro());
        String contra = says(candidate.contra());
        return (pro.isEmpty() ? "" : ": " + pro) + (contra.isEmpty() ? "" : "; though " + contra);
    }

    private static String says(List<Evidence> evidence) {
        return evidence.stream().limit(EVIDENCE_SHOWN).map(Evidence::says).collect(Collectors.joining("; "));
    }

    private static String command(Origin origin, String file) {
        String step =
                origin.step().map(length -> " --dt " + Figures.number(length)).orElse("");
        return "nir run " + file + " --input X --dialect " + origin.dialect().name() + step;
    }

    /// The facts for [io.nir4j.cli.terminal.Json].
    static Map<String, Object> facts(Origin origin) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("confidence", origin.writer().confidence().label());
        facts.put("dialect", origin.dialect().name());
        facts.put("stepToGive", origin.step());
        facts.put("writers", candidates(origin.writer(), Writer::label));
        facts.put("timeUnits", origin.unit().map(unit -> candidates(unit, TimeUnit::label)));
        facts.put("doubts", origin.doubts());
        return facts;
    }

    private static <K> List<Map<String, Object>> candidates(Verdict<K> verdict, Function<K, String> label) {
        return verdict.candidates().stream()
                .map(candidate -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    facts.put("name", label.apply(candidate.what()));
                    facts.put("share", Math.round(candidate.share() * 1000) / 1000.0);
                    facts.put(
                            "evidence",
                            candidate.evidence().stream().map(OriginText::facts).toList());
                    return facts;
                })
                .toList();
    }

    private static Map<String, Object> facts(Evidence evidence) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rule", evidence.rule());
        facts.put("weight", evidence.weight());
        facts.put("says", evidence.says());
        return facts;
    }
}
