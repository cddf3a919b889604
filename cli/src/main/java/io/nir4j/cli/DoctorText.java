package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.Json;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.dialects.importing.Correction;
import io.nir4j.dialects.importing.Fix;
import io.nir4j.dialects.importing.Fixes;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Severity;
import java.io.PrintWriter;
import java.util.List;

/// Prints what the doctor found: what is wrong, each change, what is left.
final class DoctorText {
    private static final int MOST_PLACES = 8;

    private final Console console;
    private final PrintWriter out;
    private final Ink ink;

    DoctorText(Console console) {
        this.console = console;
        this.out = console.out();
        this.ink = console.outInk();
    }

    /// The list of all fixes.
    void list(List<Fix> fixes, boolean json) {
        if (json) {
            Json.print(fixes.stream().map(DoctorFacts::of).toList(), out);
            return;
        }
        for (Fix fix : fixes) {
            out.println(fix.name() + " (" + fix.kind().label() + ")");
            out.println("  " + fix.says());
            if (console.isVerbose()) {
                out.println("  seen in: " + fix.source());
            }
        }
    }

    void print(DoctorReport report) {
        out.println(report.network().file() + ": " + state(report));
        List<Diagnostic> errors = report.faults().stream()
                .filter(finding -> finding.isError() && !report.left().contains(finding))
                .toList();
        if (!errors.isEmpty()) {
            FindingsText.print(errors, out, ink);
        }
        report.byFix().forEach(this::fix);
        left(report);
        report.author().ifPresent(author -> out.println("written " + PlainText.line(author)));
        report.output()
                .ifPresent(path -> console.remark(path + ": "
                        + (report.treatment().isValid() ? "the result" : "the result, which is not valid yet")));
    }

    private String state(DoctorReport report) {
        boolean treated = !report.treatment().corrections().isEmpty();
        if (report.wasValid()) {
            return ink.good("valid") + (treated ? ", but not in the form that all readers share" : ", nothing to do");
        }
        if (!treated) {
            return ink.of(Severity.ERROR, "not valid") + ", and no fix covers it";
        }
        return ink.of(Severity.ERROR, "not valid")
                + (report.treatment().isValid() ? ", but can be fixed" : ", and only in part fixed");
    }

    private void fix(String name, List<Correction> corrections) {
        Fix fix = Fixes.named(name);
        out.println();
        out.println(name + " (" + fix.kind().label() + "): " + fix.says());
        int shown = console.isVerbose() ? corrections.size() : Math.min(corrections.size(), MOST_PLACES);
        for (Correction correction : corrections.subList(0, shown)) {
            String place = correction.place().isEmpty() ? "" : correction.place() + ": ";
            out.println("  "
                    + PlainText.line(
                            place + correction.before() + " -> " + correction.after() + " (" + correction.why() + ")"));
        }
        if (shown < corrections.size()) {
            out.println("  and " + Figures.count(corrections.size() - shown, "place") + " more, shown with -v");
        }
    }

    private void left(DoctorReport report) {
        List<Diagnostic> left = report.left().stream()
                .filter(finding -> !console.isQuiet() || finding.isError())
                .toList();
        if (!left.isEmpty()) {
            out.println();
            out.println("left as it is:");
            FindingsText.print(left, out, ink);
        }
    }
}
