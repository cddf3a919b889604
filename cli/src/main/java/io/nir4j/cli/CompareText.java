package io.nir4j.cli;

import io.nir4j.backends.compare.Comparison;
import io.nir4j.backends.compare.Divergence;
import io.nir4j.backends.compare.Divergence.Row;
import io.nir4j.backends.compare.OutputAgreement;
import io.nir4j.backends.compare.Watched;
import io.nir4j.backends.compare.Watched.Kind;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// What `nir compare` prints.
final class CompareText {
    private final PrintWriter target;
    private final Ink ink;

    CompareText(PrintWriter target, Ink ink) {
        this.target = target;
        this.ink = ink;
    }

    void print(CompareReport report) {
        Comparison comparison = report.comparison();
        sides(report);
        target.println();
        CompareSentences.of(comparison).forEach(sentence -> target.println(PlainText.line(sentence)));
        layers(comparison);
        comparison.divergence().ifPresent(this::trace);
        outputs(comparison);
    }

    /// How far each layer agrees.
    void layers(Comparison comparison) {
        spikes(comparison);
        numbers(comparison);
    }

    /// Where the sides part first, in one line.
    static String firstDifference(Divergence divergence) {
        return "first difference: " + name(divergence.signal()) + ", neuron " + divergence.neuron() + " of sample "
                + divergence.sample() + ", step " + divergence.step();
    }

    private void sides(CompareReport report) {
        Table table = new Table();
        table.row("network", report.file());
        table.row("A", report.a().text());
        table.row("B", report.b().text());
        report.fed()
                .inputs()
                .forEach(input -> table.row(
                        "input",
                        input.source() + ", "
                                + Figures.count(report.comparison().steps(), "step") + ", batch "
                                + report.comparison().batch()));
        table.print(target, ink);
    }

    private void spikes(Comparison comparison) {
        Table table = new Table("spikes", "in A", "in B", "equal", "positions that differ");
        comparison.layers().stream()
                .filter(layer -> layer.signal().kind() == Kind.SPIKES)
                .forEach(layer -> table.row(
                        name(layer.signal()),
                        Figures.number(layer.totalA()),
                        Figures.number(layer.totalB()),
                        CompareSentences.share(layer),
                        Figures.grouped(layer.differing()) + " of " + Figures.grouped(layer.positions())));
        print(table);
    }

    private void numbers(Comparison comparison) {
        Table table = new Table("numbers", "largest in A", "largest difference", "relative");
        comparison.layers().stream()
                .filter(layer -> layer.signal().kind() != Kind.SPIKES)
                .forEach(layer -> table.row(
                        name(layer.signal()) + (layer.signal().judged() ? "" : " (does not count)"),
                        Figures.brief(layer.scale()),
                        Figures.brief(layer.largest()),
                        Figures.brief(layer.relative())));
        print(table);
    }

    private void print(Table table) {
        if (!table.isEmpty()) {
            target.println();
            table.print(target, ink);
        }
    }

    private static String name(Watched signal) {
        return signal.a().equals(signal.b()) ? signal.a() : signal.a() + " (" + signal.b() + " in B)";
    }

    private void trace(Divergence divergence) {
        List<Watched> signals = divergence.trace().signals();
        List<String> heading = new ArrayList<>(List.of("step"));
        for (Watched signal : signals) {
            String shown = signal.kind() == Kind.STATE
                    ? signal.a().substring(signal.node().length() + 1)
                    : signal.kind() == Kind.SPIKES ? "spikes" : "output";
            heading.add(shown + " in A");
            heading.add("in B");
        }
        Table table = new Table(heading.toArray(String[]::new));
        for (Row row : divergence.trace().rows()) {
            List<String> cells = new ArrayList<>(List.of(row.step() + (row.step() == divergence.step() ? " <" : "")));
            for (int i = 0; i < signals.size(); i++) {
                cells.add(Figures.number(row.a().get(i)));
                cells.add(Figures.number(row.b().get(i)));
            }
            table.row(cells.toArray(String[]::new));
        }
        target.println();
        target.println(PlainText.line(firstDifference(divergence)));
        table.print(target, ink);
    }

    /// What the samples come to at the outputs.
    void outputs(Comparison comparison) {
        Table table = new Table();
        for (OutputAgreement output : comparison.outputs()) {
            String what = output.output().kind() == Kind.SPIKES ? "spike counts" : "sums over time";
            String of = " of " + Figures.count(output.samples(), "sample");
            String argmax = output.output().shape().elements() > 1 ? ", argmax in " + output.equalArgmax() : "";
            table.row(name(output.output()), what + " equal in " + output.equalCounts() + of + argmax);
        }
        print(table);
    }
}
