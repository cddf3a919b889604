package io.nir4j.cli;

import io.nir4j.cli.terminal.Figures;
import io.nir4j.dialects.origin.Evidence;
import io.nir4j.dialects.origin.Origin;
import io.nir4j.dialects.origin.TimeUnit;
import io.nir4j.dialects.origin.Verdict;
import io.nir4j.dialects.origin.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What `nir info` says about where a network comes from, and what its JSON holds of it.
final class OriginText {
    private OriginText() {}

    /// Lines such as `written by: probably snnTorch: ...`.
    static List<String> lines(Origin origin, String file) {
        List<String> lines = new ArrayList<>();
        lines.add("written " + origin.author());
        origin.unit().ifPresent(unit -> lines.add("time unit: " + unit.sentence(TimeUnit::label)));
        lines.add("run it with: " + command(origin, file));
        origin.doubts().forEach(doubt -> lines.add("in doubt: " + doubt));
        return lines;
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
