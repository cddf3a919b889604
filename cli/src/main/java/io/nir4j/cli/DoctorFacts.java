package io.nir4j.cli;

import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.dialects.importing.Correction;
import io.nir4j.dialects.importing.Fix;
import io.nir4j.dialects.importing.Fixes;
import java.util.LinkedHashMap;
import java.util.Map;

/// A doctor's report as data.
final class DoctorFacts {
    private DoctorFacts() {}

    static Map<String, Object> of(DoctorReport report) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", report.network().file().toString());
        facts.put("wasValid", report.wasValid());
        facts.put("valid", report.treatment().isValid());
        facts.put("findings", FindingsText.facts(report.faults()));
        facts.put(
                "corrections",
                report.treatment().corrections().stream().map(DoctorFacts::of).toList());
        facts.put("left", FindingsText.facts(report.left()));
        report.author().ifPresent(author -> facts.put("author", author));
        report.output().ifPresent(path -> facts.put("output", path.toString()));
        return facts;
    }

    private static Map<String, Object> of(Correction correction) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("fix", correction.fix());
        facts.put("kind", Fixes.named(correction.fix()).kind().label());
        facts.put("place", correction.place());
        facts.put("before", correction.before());
        facts.put("after", correction.after());
        facts.put("why", correction.why());
        return facts;
    }

    static Map<String, Object> of(Fix fix) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", fix.name());
        facts.put("kind", fix.kind().label());
        facts.put("says", fix.says());
        facts.put("source", fix.source());
        facts.put("frameworks", fix.frameworks());
        return facts;
    }
}
