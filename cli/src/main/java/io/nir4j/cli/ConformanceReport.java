package io.nir4j.cli;

import io.nir4j.backends.harness.conformance.CaseResult;
import io.nir4j.backends.harness.conformance.CaseResult.Outcome;
import io.nir4j.backends.harness.conformance.Scores;
import io.nir4j.backends.harness.conformance.Scores.Score;
import io.nir4j.backends.harness.conformance.Suite;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Table;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The results of a conformance suite, as people read them and as [io.nir4j.cli.terminal.Json] prints them.
final class ConformanceReport {
    private final Suite suite;
    private final Console console;
    private final TestReport text;
    private final TestedFile tested;
    private final Map<String, List<CaseResult>> byBackend = new LinkedHashMap<>();
    private final Map<String, String> unavailable = new LinkedHashMap<>();

    ConformanceReport(Suite suite, Console console) {
        this.suite = suite;
        this.console = console;
        this.text = new TestReport(console);
        this.tested = TestedFile.of(suite.folder().resolve(Suite.MANIFEST), new ArrayList<>());
    }

    /// Takes a result, and shows it where it is no pass.
    void add(CaseResult result, double seconds, boolean shown) {
        byBackend.computeIfAbsent(result.backend(), key -> new ArrayList<>()).add(result);
        TestVerdict verdict = new TestVerdict(
                result.about().name(),
                result.backend(),
                outcome(result),
                seconds,
                result.differences(),
                List.of(),
                result.reasons().stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
        tested.verdicts().add(verdict);
        if (shown && (result.outcome() != Outcome.PASSED || console.isVerbose())) {
            text.print(tested, verdict);
        }
    }

    private static TestVerdict.Outcome outcome(CaseResult result) {
        return switch (result.outcome()) {
            case PASSED -> TestVerdict.Outcome.PASSED;
            case FAILED -> TestVerdict.Outcome.FAILED;
            case NOT_RUN -> TestVerdict.Outcome.SKIPPED;
        };
    }

    /// Notes that a backend cannot work here.
    void skip(String backend, String reason) {
        unavailable.put(backend, reason);
    }

    /// True if nothing failed.
    boolean isFine() {
        return byBackend.values().stream()
                .flatMap(List::stream)
                .noneMatch(result -> result.outcome() == Outcome.FAILED);
    }

    Suite suite() {
        return suite;
    }

    /// The counts of each backend that ran.
    Map<String, Scores> scores() {
        Map<String, Scores> scores = new LinkedHashMap<>();
        byBackend.forEach((backend, results) -> scores.put(backend, new Scores(results)));
        return scores;
    }

    /// Why the others did not.
    Map<String, String> unavailable() {
        return Map.copyOf(unavailable);
    }

    /// For the report in JUnit's form.
    List<TestedFile> tested() {
        return List.of(tested);
    }

    /// The tables of passes.
    void print() {
        if (console.isQuiet()) {
            return;
        }
        table("primitive", Scores::byPrimitive);
        table("choice on an axis", Scores::byChoice);
        table("dialect", Scores::byDialect);
        table("must be refused by", Scores::byStage);
        scores().forEach((backend, scores) -> console.out().println(sum(backend, scores.total())));
        unavailable.forEach((backend, reason) -> console.out().println(backend + ": not available here: " + reason));
    }

    private void table(String title, Function<Scores, SortedMap<String, Score>> groups) {
        List<String> headings = new ArrayList<>(List.of(title));
        headings.addAll(byBackend.keySet());
        Table table = new Table(headings.toArray(String[]::new));
        TreeSet<String> names = new TreeSet<>();
        scores().values().forEach(scores -> names.addAll(groups.apply(scores).keySet()));
        for (String name : names) {
            List<String> cells = new ArrayList<>(List.of(name));
            scores().values().stream()
                    .map(scores -> groups.apply(scores).get(name))
                    .forEach(score -> cells.add(score == null ? "" : cell(score)));
            table.row(cells.toArray(String[]::new));
        }
        if (!table.isEmpty()) {
            table.print(console.out(), console.outInk());
            console.out().println();
        }
    }

    /// `24 of 24`, `22 of 24, 1 not run`.
    static String cell(Score score) {
        return score.passed() + " of " + score.all() + (score.notRun() > 0 ? ", " + score.notRun() + " not run" : "");
    }

    private static String sum(String backend, Score total) {
        return backend + ": " + Figures.count(total.all(), "case") + ": " + total.passed() + " passed, "
                + total.failed() + " failed" + (total.notRun() > 0 ? ", " + total.notRun() + " not run" : "");
    }

    /// All of it for programs.
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("suite", suite.folder().toString());
        facts.put("suiteVersion", suite.version());
        Map<String, Object> backends = new LinkedHashMap<>();
        scores().forEach((backend, scores) -> backends.put(backend, facts(scores)));
        facts.put("backends", backends);
        facts.put("unavailable", unavailable);
        facts.put("cases", TestReport.facts(List.of(tested)).get("files"));
        return facts;
    }

    private static Map<String, Object> facts(Scores scores) {
        Map<String, Object> facts = new LinkedHashMap<>(facts(scores.total()));
        facts.put("primitives", each(scores.byPrimitive()));
        facts.put("choices", each(scores.byChoice()));
        facts.put("dialects", each(scores.byDialect()));
        facts.put("refusals", each(scores.byStage()));
        return facts;
    }

    private static Map<String, Object> each(Map<String, Score> scores) {
        Map<String, Object> facts = new LinkedHashMap<>();
        scores.forEach((name, score) -> facts.put(name, facts(score)));
        return facts;
    }

    private static Map<String, Object> facts(Score score) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("passed", score.passed());
        facts.put("failed", score.failed());
        facts.put("not_run", score.notRun());
        return facts;
    }
}
