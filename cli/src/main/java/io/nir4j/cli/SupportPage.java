package io.nir4j.cli;

import io.nir4j.backends.harness.conformance.Scores;
import io.nir4j.backends.harness.conformance.Scores.Score;
import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// The page `docs/support.md`: what passes, made from a run of the conformance suite.
final class SupportPage {
    /// Begins the line that differs from run to run.
    static final String STAMP = "Made on ";

    private static final String NONE = "";

    private final PrintWriter page;

    private SupportPage(PrintWriter page) {
        this.page = page;
    }

    static void print(ConformanceReport report, PrintWriter target) {
        new SupportPage(target).document(report);
    }

    private void document(ConformanceReport report) {
        lines(
                "# What is supported",
                "",
                "Each number counts cases of the [conformance suite](../testdata/conformance/README.md) that pass:"
                        + " networks with what the frameworks compute on them.",
                "`./nir conformance --all --markdown > docs/support.md` makes this page; a test compares it with what"
                        + " the suite gives.",
                "",
                STAMP + LocalDate.now(ZoneOffset.UTC) + " by nir4j " + Version.text() + " with version "
                        + report.suite().version() + " of the suite.");
        report.scores().forEach(this::backend);
        OptionalBackend.missing()
                .forEach(backend -> lines(
                        "",
                        "## " + backend.name(),
                        "",
                        "Not part of the command; the tests of its module run every case, and all of them pass."));
        report.unavailable().forEach((name, reason) -> lines("", "## " + name, "", "Not available here: " + reason));
    }

    private void backend(String name, Scores scores) {
        Score total = scores.total();
        lines(
                "",
                "## " + name,
                "",
                total.passed() + " of " + total.all() + " cases pass"
                        + (total.notRun() > 0 ? ", " + total.notRun() + " are not run" : "") + ".");
        dialects(scores);
        choices(scores.byChoice());
        refusals(scores.byStage());
    }

    private void dialects(Scores scores) {
        lines(
                "",
                "### Primitives and dialects",
                "",
                "\"no\" is a type that the dialect refuses, an empty cell one for which the suite has no case in it. A"
                        + " network counts for every type of node in it.",
                "");
        List<String> dialects = Dialects.names();
        row("", dialects);
        row("---", dialects.stream().map(dialect -> "---").toList());
        SortedMap<String, Score> counts = scores.byDialectAndPrimitive();
        for (String primitive : new TreeSet<>(scores.byPrimitive().keySet())) {
            List<String> cells = new ArrayList<>();
            for (Dialect dialect : Dialects.all()) {
                String otherwise = dialect.refused().contains(primitive) ? "no" : NONE;
                cells.add(Optional.ofNullable(counts.get(dialect.name() + " " + primitive))
                        .map(SupportPage::cell)
                        .orElse(otherwise));
            }
            row(primitive, cells);
        }
        row(
                "all",
                dialects.stream()
                        .map(dialect -> Optional.ofNullable(scores.byDialect().get(dialect))
                                .map(SupportPage::cell)
                                .orElse(NONE))
                        .toList());
    }

    private void choices(Map<String, Score> counts) {
        lines(
                "",
                "### Choices on the axes",
                "",
                "Cases that a choice decides: with another choice on that axis they fail. [dialects.md](dialects.md)"
                        + " says what the choices mean.",
                "",
                "| axis | choice | cases |",
                "|---|---|---|");
        for (String axis : Axes.names()) {
            for (Axis choice : Axes.choices(axis)) {
                String label = Axes.labelOf(choice);
                String cell = Optional.ofNullable(counts.get(axis + "=" + label))
                        .map(SupportPage::cell)
                        .orElse(NONE);
                lines("| " + axis + " | " + label + " | " + cell + " |");
            }
        }
    }

    private void refusals(Map<String, Score> counts) {
        lines("", "### What must be refused", "", "| refused because of | cases |", "|---|---|");
        counts.forEach((stage, score) -> lines("| " + because(stage) + " | " + cell(score) + " |"));
    }

    private static String because(String stage) {
        return switch (stage) {
            case "dialect" -> "a node that the framework lacks, or what its reader insists on";
            case "file" -> "a file that is damaged or no network";
            case "input" -> "data that do not fit the network";
            case "network" -> "a network that has no meaning";
            default -> stage;
        };
    }

    /// `7`, or `6 of 7`.
    private static String cell(Score score) {
        return score.passed() == score.all() ? Long.toString(score.passed()) : score.passed() + " of " + score.all();
    }

    private void row(String first, List<String> cells) {
        lines("| " + first + " | " + String.join(" | ", cells) + " |");
    }

    private void lines(String... lines) {
        for (String line : lines) {
            page.print(line + "\n");
        }
    }
}
