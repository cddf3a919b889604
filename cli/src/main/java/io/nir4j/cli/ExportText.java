package io.nir4j.cli;

import io.nir4j.backends.compare.Comparison;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.dialects.export.Exported;
import java.io.PrintWriter;

/// Says what became of a network that was written for a framework, and how to load it there.
final class ExportText {
    private final PrintWriter target;
    private final Ink ink;

    ExportText(PrintWriter target, Ink ink) {
        this.target = target;
        this.ink = ink;
    }

    void print(ExportReport report) {
        ExportOptions.Written written = report.written();
        Exported exported = written.exported();
        target.println("for " + exported.target().title() + ", from dialect "
                + written.dialect().text() + ", dt "
                + Figures.seconds(written.step().seconds()) + " ("
                + written.step().origin() + ")");
        exported.changes().forEach(change -> target.println("  " + PlainText.line(change)));
        if (exported.changes().isEmpty()) {
            target.println("  nothing had to change");
        }
        FindingsText.print(
                exported.approximations().stream().map(written.given()::locate).toList(), target, ink);
        report.difference().ifPresent(this::difference);
        target.println("load it with  " + report.loading());
        target.println("or run it as  " + report.running());
    }

    private void difference(ExportDifference difference) {
        Comparison comparison = difference.comparison();
        target.println("measured on " + difference.data() + ": " + Figures.count(comparison.batch(), "sample") + " of "
                + Figures.count(comparison.steps(), "step") + "; A is the network as it was, B as it is written");
        CompareText text = new CompareText(target, ink);
        text.layers(comparison);
        text.outputs(comparison);
        target.println();
        target.println(PlainText.line(
                comparison.divergence().map(CompareText::firstDifference).orElse("on these data nothing differs")));
    }
}
