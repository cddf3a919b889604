package io.nir4j.cli;

import io.nir4j.dialects.diff.Contrast;
import io.nir4j.dialects.diff.Convention;
import io.nir4j.dialects.diff.Difference;
import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.dialects.diff.Difference.Renamed;
import io.nir4j.model.Value;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A comparison as JSON: every difference, with the convention that explains it.
final class DiffFacts {
    private final IdentityHashMap<Difference, String> rules = new IdentityHashMap<>();

    private DiffFacts(List<Convention> conventions) {
        conventions.forEach(convention ->
                convention.explains().forEach(difference -> rules.putIfAbsent(difference, convention.rule())));
    }

    /// @param equal whether the exit code says so
    static Map<String, Object> of(DiffReport report, boolean equal) {
        DiffFacts facts = new DiffFacts(report.diff().conventions());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("a", network(report.a()));
        all.put("b", network(report.b()));
        all.put("equal", equal);
        all.put("equalButForNames", report.diff().isEqual(false));
        all.put("sameMeaning", report.diff().meansTheSame());
        all.put("pairs", report.diff().pairs().size());
        all.put(
                "conventions",
                report.diff().conventions().stream().map(DiffFacts::convention).toList());
        all.put("remarks", report.remarks());
        all.put(
                "differences",
                report.diff().differences().stream().map(facts::difference).toList());
        return all;
    }

    private static Map<String, Object> network(GivenNetwork given) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", given.file().toString());
        facts.put("nodes", given.graph().nodes().size());
        facts.put("edges", given.graph().edges().size());
        return facts;
    }

    private static Map<String, Object> convention(Convention convention) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rule", convention.rule());
        facts.put("sentence", convention.sentence());
        facts.put("keepsMeaning", convention.keepsMeaning());
        facts.put("explains", convention.explains().size());
        return facts;
    }

    private Map<String, Object> difference(Difference difference) {
        Map<String, Object> facts = new LinkedHashMap<>();
        switch (difference) {
            case OnlyIn(var side, var node, var type) -> {
                facts.put("what", "node");
                facts.put("onlyIn", side.name());
                facts.put("node", node);
                facts.put("type", type);
            }
            case Renamed(var a, var b) -> pair(facts, "name", a, b);
            case OtherType(var a, var b, var typeA, var typeB) -> {
                pair(facts, "type", a, b);
                facts.put("typeA", typeA);
                facts.put("typeB", typeB);
            }
            case EdgeOnlyIn(var side, var edge, var times) -> {
                facts.put("what", "edge");
                facts.put("onlyIn", side.name());
                facts.put("edge", List.of(edge.source(), edge.target()));
                facts.put("times", times);
            }
            case OtherField(var a, var b, var field, var contrast) -> {
                pair(facts, "field", a, b);
                facts.put("field", field);
                contrast(facts, contrast);
            }
            case OtherMetadata(var a, var b, var key, var contrast) -> {
                pair(facts, "metadata", a, b);
                facts.put("key", key);
                contrast(facts, contrast);
            }
        }
        facts.put("changesMeaning", difference.changesMeaning());
        facts.put("explainedBy", Optional.ofNullable(rules.get(difference)));
        return facts;
    }

    private static void pair(Map<String, Object> facts, String what, String a, String b) {
        facts.put("what", what);
        facts.put("a", a);
        facts.put("b", b);
    }

    private static void contrast(Map<String, Object> facts, Contrast contrast) {
        facts.put("kind", contrast.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("valueA", contrast.a().map(DiffFacts::value));
        facts.put("valueB", contrast.b().map(DiffFacts::value));
        contrast.numbers().ifPresent(numbers -> {
            facts.put("elements", numbers.elements());
            facts.put("differing", numbers.differing());
            facts.put("largestAbsolute", numbers.largestAbsolute());
            facts.put("largestRelative", numbers.largestRelative());
            facts.put("at", numbers.at());
        });
    }

    private static Object value(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Numbers(var tensor) when tensor.elements() == 1 -> tensor.getDouble(0);
            case Value.Numbers _, Value.Texts _, Value.Tree _ -> value.describe();
        };
    }
}
