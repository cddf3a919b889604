package io.nir4j.cli;

import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.dialects.export.Exported;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `nir convert --to --json` prints.
final class ExportFacts {
    private ExportFacts() {}

    static Map<String, Object> of(ExportReport report) {
        ExportOptions.Written written = report.written();
        Exported exported = written.exported();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("network", written.given().file().toString());
        facts.put("output", report.file().toString());
        facts.put("framework", exported.target().name());
        facts.putAll(written.dialect().facts());
        facts.put("timeStepSeconds", written.step().seconds());
        facts.put("timeStepOrigin", written.step().origin());
        facts.put("computesAs", exported.dialect().name());
        facts.put("stepInFile", exported.step());
        facts.put("exact", exported.isExact());
        facts.put("changes", exported.changes());
        facts.put(
                "approximations",
                FindingsText.facts(exported.approximations().stream()
                        .map(written.given()::locate)
                        .toList()));
        facts.put("difference", report.difference().map(ExportFacts::difference));
        facts.put("load", report.loading());
        facts.put("run", report.running());
        return facts;
    }

    private static Map<String, Object> difference(ExportDifference difference) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("data", difference.data());
        facts.put("agree", difference.comparison().agrees());
        facts.put("steps", difference.comparison().steps());
        facts.put("batch", difference.comparison().batch());
        facts.putAll(CompareFacts.signals(difference.comparison()));
        return facts;
    }

    /// Nothing was written, for these reasons.
    static Map<String, Object> refused(GivenNetwork network, List<Diagnostic> refusals) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("network", network.file().toString());
        facts.put("exact", false);
        facts.put("refusals", FindingsText.facts(refusals));
        return facts;
    }
}
