package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.cli.terminal.Table;
import io.nir4j.dialects.diff.Contrast;
import io.nir4j.dialects.diff.Convention;
import io.nir4j.dialects.diff.Difference;
import io.nir4j.dialects.diff.Difference.EdgeOnlyIn;
import io.nir4j.dialects.diff.Difference.OnlyIn;
import io.nir4j.dialects.diff.Difference.OtherField;
import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.dialects.diff.Difference.OtherType;
import io.nir4j.dialects.diff.Difference.Renamed;
import io.nir4j.dialects.diff.GraphDiff;
import io.nir4j.dialects.diff.Side;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints a comparison as one would tell it: how much differs, what explains it, then what is left.
final class DiffText {
    private static final int MOST_ITEMS = 12;
    private static final int MOST_NAMES = 6;

    private final PrintWriter out;
    private final Ink ink;
    private final int most;

    DiffText(Console console) {
        this.out = console.out();
        this.ink = console.outInk();
        this.most = console.isVerbose() ? Integer.MAX_VALUE : MOST_ITEMS;
    }

    void print(DiffReport report) {
        GraphDiff diff = report.diff();
        network("A", report.a());
        network("B", report.b());
        out.println();
        out.println(DiffVerdict.of(diff));
        Stream.concat(diff.conventions().stream().map(Convention::sentence), report.remarks().stream())
                .forEach(habit -> out.println("- " + plain(habit) + "."));
        List<Difference> rest = diff.unexplained();
        nodes(rest);
        list(
                "of another type",
                rest,
                OtherType.class,
                type -> named(type.a(), type.b()) + ": " + type.typeA() + " in A, " + type.typeB() + " in B");
        edges(rest);
        fields(all(rest, OtherField.class).filter(OtherField::changesMeaning).toList());
        spelling(all(rest, OtherField.class)
                .filter(field -> !field.changesMeaning())
                .toList());
        list(
                "of another name",
                rest,
                Renamed.class,
                renamed -> plain(renamed.a()) + " is " + plain(renamed.b()) + " in B");
        list("metadata", rest, OtherMetadata.class, DiffText::metadata);
    }

    private void network(String side, GivenNetwork given) {
        out.println(ink.strong(side) + "  " + given.file() + ": "
                + Figures.count(given.graph().nodes().size(), "node") + ", "
                + Figures.count(given.graph().edges().size(), "edge"));
    }

    private void nodes(List<Difference> rest) {
        for (Side side : Side.values()) {
            List<OnlyIn> nodes =
                    all(rest, OnlyIn.class).filter(node -> node.side() == side).toList();
            section("only in " + side, nodes, node -> plain(node.node()) + " (" + node.type() + ")");
        }
    }

    private void edges(List<Difference> rest) {
        for (Side side : Side.values()) {
            List<EdgeOnlyIn> edges = all(rest, EdgeOnlyIn.class)
                    .filter(edge -> edge.side() == side)
                    .toList();
            section(
                    "edges only in " + side,
                    edges,
                    edge -> plain(edge.edge().toString()) + (edge.times() > 1 ? ", " + edge.times() + " times" : ""));
        }
    }

    private void fields(List<OtherField> fields) {
        if (fields.isEmpty()) {
            return;
        }
        heading("parameters", fields.size());
        Table table = new Table("  node", "field", "A", "B", "difference");
        fields.stream()
                .limit(most)
                .forEach(field -> table.row(
                        "  " + named(field.a(), field.b()),
                        plain(field.field()),
                        DiffValues.text(field, Side.A),
                        DiffValues.text(field, Side.B),
                        DiffValues.size(field.contrast())));
        table.print(out, ink);
        more(fields.size());
    }

    /// What is written differently and means the same, one line for all nodes alike.
    private void spelling(List<OtherField> fields) {
        Map<String, List<OtherField>> alike = new LinkedHashMap<>();
        fields.forEach(field -> alike.computeIfAbsent(DiffValues.spelling(field), unseen -> new ArrayList<>())
                .add(field));
        section(
                "written differently, meaning the same",
                List.copyOf(alike.entrySet()),
                entry -> entry.getKey() + ": " + names(entry.getValue()));
    }

    private static String metadata(OtherMetadata entry) {
        String of = entry.a().isEmpty() ? "of the network" : "of " + named(entry.a(), entry.b());
        Contrast contrast = entry.contrast();
        return plain(entry.key()) + " " + of + ": " + DiffValues.text(contrast, Side.A) + " in A, "
                + DiffValues.text(contrast, Side.B) + " in B";
    }

    private <D extends Difference> void list(
            String title, List<Difference> rest, Class<D> kind, Function<D, String> text) {
        section(title, all(rest, kind).toList(), text);
    }

    private <T> void section(String title, List<T> items, Function<T, String> text) {
        if (items.isEmpty()) {
            return;
        }
        heading(title, items.size());
        items.stream().limit(most).forEach(each -> out.println("  " + text.apply(each)));
        more(items.size());
    }

    private void heading(String title, int size) {
        out.println();
        out.println(ink.strong(title) + " (" + Figures.grouped(size) + ")");
    }

    private void more(int size) {
        if (size > most) {
            out.println("  and " + Figures.grouped(size - most) + " more: -v shows all");
        }
    }

    private static <D extends Difference> Stream<D> all(List<Difference> rest, Class<D> kind) {
        return rest.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static String names(List<OtherField> fields) {
        int shown = Math.min(fields.size(), MOST_NAMES);
        String names =
                fields.stream().limit(shown).map(field -> plain(field.a())).collect(Collectors.joining(", "));
        return shown == fields.size() ? names : names + " and " + (fields.size() - shown) + " more";
    }

    private static String named(String a, String b) {
        return a.equals(b) ? plain(a) : plain(a) + " (" + plain(b) + ")";
    }

    private static String plain(String text) {
        return PlainText.line(text);
    }
}
