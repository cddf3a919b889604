package io.nir4j.cli;

import io.nir4j.backends.harness.Difference;
import io.nir4j.cli.TestVerdict.Outcome;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Test results as people read them, and as [io.nir4j.cli.terminal.Json] prints them.
final class TestReport {
    private static final int OUTCOME_WIDTH = 10;

    private final Console console;
    private final Set<Diagnostic> warned = new LinkedHashSet<>();

    TestReport(Console console) {
        this.console = console;
    }

    /// A line for a file without results, and why it has none.
    void print(TestedFile tested) {
        console.out().println(console.outInk().of(Severity.ERROR, tested.reason()) + "  " + tested.file());
        tested.findings().forEach(finding -> FindingsText.print(finding, console.out(), console.outInk()));
        console.out().flush();
    }

    /// A line for the test, and what was different below it.
    void print(TestedFile tested, TestVerdict verdict) {
        boolean fine = verdict.code() == ExitCode.FINE;
        if (!fine || !console.isQuiet()) {
            console.out().println(line(tested, verdict));
            explain(verdict, console.out(), console.outInk());
            console.out().flush();
        }
    }

    private String line(TestedFile tested, TestVerdict verdict) {
        String outcome = verdict.outcome().says();
        String padding = " ".repeat(OUTCOME_WIDTH - outcome.length() + 2);
        String details = verdict.outcome() == Outcome.SKIPPED
                ? verdict.backend() + ": " + verdict.reason()
                : verdict.backend() + ", " + Figures.duration(verdict.seconds());
        return painted(verdict.outcome()) + padding + tested.file() + ": " + PlainText.line(verdict.title()) + " ("
                + details + ")";
    }

    private String painted(Outcome outcome) {
        Ink ink = console.outInk();
        return switch (outcome) {
            case PASSED -> ink.good(outcome.says());
            case FAILED, CANNOT_RUN -> ink.of(Severity.ERROR, outcome.says());
            case SKIPPED -> ink.faint(outcome.says());
        };
    }

    /// Why the test did not pass, as text; empty if it did.
    static String explanation(TestVerdict verdict) {
        StringWriter text = new StringWriter();
        explain(verdict, new PrintWriter(text), new Ink(false));
        return text.toString();
    }

    private static void explain(TestVerdict verdict, PrintWriter target, Ink ink) {
        for (Difference difference : verdict.differences()) {
            FindingsText.print(difference.finding(), target, ink);
            difference.trace().forEach(line -> target.println("  " + line));
        }
        if (verdict.outcome() == Outcome.CANNOT_RUN) {
            verdict.errors().forEach(finding -> FindingsText.print(finding, target, ink));
        }
    }

    /// What there is to say besides the result, each thing once: every test of a file runs the same network.
    void warn(TestVerdict verdict) {
        verdict.findings().stream()
                .filter(finding -> !console.isQuiet() && !finding.isError())
                .filter(finding -> finding.severity() != Severity.NOTE || console.isVerbose())
                .filter(warned::add)
                .forEach(finding -> FindingsText.print(finding, console.err(), console.errInk()));
        console.err().flush();
    }

    /// How many tests ended in which way: `3 tests: 2 passed, 1 failed`.
    void sum(List<TestedFile> files) {
        if (!console.isQuiet()) {
            Map<Outcome, Long> counts = counts(files);
            List<String> parts = new ArrayList<>();
            counts.forEach((outcome, count) -> {
                if (count > 0) {
                    parts.add(count + " " + key(outcome).replace('_', ' '));
                }
            });
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            console.out()
                    .println(Figures.count(all, "test") + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)));
        }
    }

    private static Map<Outcome, Long> counts(List<TestedFile> files) {
        Map<Outcome, Long> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(
                    outcome,
                    files.stream()
                            .flatMap(tested -> tested.verdicts().stream())
                            .filter(verdict -> verdict.outcome() == outcome)
                            .count());
        }
        return counts;
    }

    private static String key(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case CANNOT_RUN -> "cannot_run";
            case SKIPPED -> "skipped";
        };
    }

    /// All of it for programs.
    static Map<String, Object> facts(List<TestedFile> files) {
        Map<String, Object> facts = new LinkedHashMap<>();
        counts(files).forEach((outcome, count) -> facts.put(key(outcome), count));
        facts.put("files", files.stream().map(TestReport::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(TestedFile tested) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", tested.file().toString());
        facts.put("tests", tested.verdicts().stream().map(TestReport::facts).toList());
        facts.put("findings", FindingsText.facts(tested.findings()));
        return facts;
    }

    private static Map<String, Object> facts(TestVerdict verdict) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", verdict.title());
        facts.put("backend", verdict.backend());
        facts.put("outcome", key(verdict.outcome()));
        facts.put("seconds", verdict.seconds());
        facts.put(
                "differences",
                verdict.differences().stream().map(TestReport::facts).toList());
        facts.put("findings", FindingsText.facts(verdict.findings()));
        return facts;
    }

    private static Map<String, Object> facts(Difference difference) {
        Map<String, Object> facts = new LinkedHashMap<>(
                FindingsText.facts(List.of(difference.finding())).getFirst());
        facts.put("trace", difference.trace());
        return facts;
    }
}
