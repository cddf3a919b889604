package io.nir4j.cli;

import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.cli.terminal.Table;
import io.nir4j.dialects.export.Exported;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Says what became of a network that was written for a framework, and how to load it there.
final class ExportReport {
    private final PrintWriter target;
    private final Ink ink;

    ExportReport(PrintWriter target, Ink ink) {
        this.target = target;
        this.ink = ink;
    }

    void print(ExportOptions.Written written, Path file, Optional<ExportDifference> difference) {
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
        difference.ifPresent(this::difference);
        String name = TextOutput.isStandardOutput(file) ? "net.nir" : file.toString();
        target.println("load it with  " + exported.target().loading(name, exported.step()));
        target.println("or run it as  nir run " + name + " --dialect "
                + exported.dialect().name() + " --dt "
                + BigDecimal.valueOf(exported.step()).stripTrailingZeros().toPlainString());
    }

    private void difference(ExportDifference difference) {
        target.println("measured on " + difference.data() + ": " + Figures.count(difference.batch(), "sample") + " of "
                + Figures.count(difference.steps(), "step"));
        Table table = new Table("layer", "equal", "sum before", "sum after");
        for (ExportDifference.Layer layer : difference.layers()) {
            table.row(
                    layer.name(),
                    String.format(Locale.ROOT, "%.2f %%", 100 * layer.equal()),
                    figure(layer.before()),
                    figure(layer.after()));
        }
        table.print(target, ink);
        target.println("the same output is the largest in " + difference.agreeing() + " of "
                + Figures.count(difference.batch(), "sample"));
    }

    private static String figure(double sum) {
        return sum == Math.rint(sum) ? Figures.grouped(Math.round(sum)) : String.format(Locale.ROOT, "%.4g", sum);
    }
}
