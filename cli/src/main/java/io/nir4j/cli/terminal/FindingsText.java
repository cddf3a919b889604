package io.nir4j.cli.terminal;

import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.diagnostic.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings as every command shows them: headline, place, hint; errors first; at the end how many there were.
///
/// ```
/// error NIR-201: edge fc -> lif2 names 'lif2', which does not exist
///   --> net.nir:lif2
///   hint: did you mean 'lif1'?
/// 1 error; 'nir explain NIR-201' says more
/// ```
public final class FindingsText {
    private FindingsText() {}

    /// All of `findings`, with the line that counts them; nothing if there are none.
    public static void print(List<Diagnostic> findings, PrintWriter target, Ink ink) {
        if (findings.isEmpty()) {
            return;
        }
        List<Diagnostic> sorted = sorted(findings);
        sorted.forEach(finding -> print(finding, target, ink));
        target.println(
                count(sorted) + "; 'nir explain " + sorted.getFirst().code().label() + "' says more");
    }

    /// One finding; names from files that a terminal would act on are shown with escapes.
    public static void print(Diagnostic finding, PrintWriter target, Ink ink) {
        String label = finding.severity().label() + " " + finding.code().label();
        String message = PlainText.line(finding.message());
        target.println(ink.of(finding.severity(), label) + ink.strong(": " + message));
        for (String line : finding.places()) {
            target.println("  " + PlainText.line(line).replaceFirst("^-->", ink.faint("-->")));
        }
        finding.hint().ifPresent(hint -> target.println("  " + ink.good("hint:") + " " + PlainText.line(hint)));
    }

    /// Errors before warnings before notes, otherwise in their order.
    public static List<Diagnostic> sorted(List<Diagnostic> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .toList();
    }

    /// `2 errors, 1 warning`, or `nothing found`.
    public static String count(List<Diagnostic> findings) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = findings.stream().filter(f -> f.severity() == severity).count();
            if (count > 0) {
                counts.add(Figures.count(count, severity.label()));
            }
        }
        return counts.isEmpty() ? "nothing found" : String.join(", ", counts);
    }

    /// The findings for [Json].
    public static List<Map<String, Object>> facts(List<Diagnostic> findings) {
        return sorted(findings).stream().map(FindingsText::facts).toList();
    }

    private static Map<String, Object> facts(Diagnostic finding) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("code", finding.code().label());
        facts.put("severity", finding.severity().label());
        facts.put("message", finding.message());
        facts.put("file", finding.place().file());
        facts.put("path", finding.place().path());
        facts.put("node", finding.place().node());
        facts.put("field", finding.place().field());
        facts.put("hint", finding.hint());
        facts.put("others", finding.others().stream().map(Place::toString).toList());
        return facts;
    }
}
