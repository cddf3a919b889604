package io.nir4j.cli;

import io.nir4j.cli.GraphFacts.NodeFacts;
import io.nir4j.cli.GraphFacts.Size;
import io.nir4j.cli.GraphFacts.Source;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.Table;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/// What `nir info` prints.
final class InfoText {
    private static final int FINDINGS_SHOWN = 5;
    private static final int TEXT_SHOWN = 60;

    private final PrintWriter target;
    private final Ink ink;

    InfoText(PrintWriter target, Ink ink) {
        this.target = target;
        this.ink = ink;
    }

    void print(NetworkInfo info) {
        GraphFacts graph = info.graph();
        String version = info.loaded().version().map(v -> ", version " + v).orElse(", no version");
        target.println(ink.strong(info.file()) + ": " + info.loaded().format() + version + ", "
                + Figures.bytes(info.fileBytes()));
        target.println(counts(graph));
        target.println();
        Table table = new Table("node", "type", "shape", "parameters", "from", "values");
        rows(graph, "", table);
        table.print(target, ink);
        if (graph.all().anyMatch(node -> node.sources().stream().anyMatch(Source::late))) {
            target.println("* closes a cycle: what it carries arrives one step later");
        }
        target.println();
        target.println("time step: "
                + info.timeStep()
                        .map(step -> Figures.seconds(step.seconds()) + ", from " + step.origin())
                        .orElse("not in the file; nir run takes 1 ms unless --dt or the dialect says otherwise"));
        OriginText.lines(info.origin(), info.file()).forEach(target::println);
        metadata(graph);
        findings(info);
    }

    private static String counts(GraphFacts graph) {
        long inner = graph.all().count() - graph.nodes().size();
        String nested = inner == 0 ? "" : " and " + inner + " inside them";
        String late = graph.lateEdges() == 0
                ? ""
                : " (" + graph.lateEdges() + (graph.lateEdges() == 1 ? " closes a cycle)" : " close cycles)");
        Size size = graph.size();
        return Figures.count(graph.nodes().size(), "node") + nested + ", " + Figures.count(graph.edges(), "edge") + late
                + ", " + Figures.count(size.elements(), "parameter") + " (" + Figures.bytes(size.bytes()) + ")";
    }

    private static void rows(GraphFacts graph, String indent, Table table) {
        for (NodeFacts node : graph.nodes()) {
            table.row(
                    indent + node.name(),
                    node.type(),
                    shapes(node),
                    parameters(node.size()),
                    node.sources().stream().map(InfoText::source).collect(Collectors.joining(", ")),
                    node.fields().stream()
                            .filter(FieldFacts::key)
                            .map(FieldFacts::text)
                            .collect(Collectors.joining(", ")));
            node.inside().ifPresent(inside -> rows(inside, indent + "  ", table));
        }
    }

    private static String shapes(NodeFacts node) {
        String input = node.input().map(Shape::toString).orElse("?");
        String output = node.output().map(Shape::toString).orElse("?");
        return input.equals(output) ? input : input + " -> " + output;
    }

    private static String parameters(Size size) {
        return size.elements() == 0
                ? ""
                : Figures.grouped(size.elements()) + " "
                        + size.types().stream().map(DType::label).collect(Collectors.joining(", "));
    }

    private static String source(Source source) {
        return source.name() + (source.edges() == 1 ? "" : " x" + source.edges()) + (source.late() ? "*" : "");
    }

    private void metadata(GraphFacts graph) {
        Table table = new Table();
        entries(graph, "", table);
        if (!table.isEmpty()) {
            target.println();
            target.println("metadata:");
            table.print(target, ink);
        }
    }

    private static void entries(GraphFacts graph, String path, Table table) {
        entries(path.isEmpty() ? "(network)" : path, graph.metadata(), table);
        for (NodeFacts node : graph.nodes()) {
            String at = path.isEmpty() ? node.name() : path + "/" + node.name();
            if (node.inside().isPresent()) {
                entries(node.inside().get(), at, table);
            } else {
                entries(at, node.metadata(), table);
            }
        }
    }

    private static void entries(String path, Value.Tree tree, Table table) {
        tree.entries().forEach((name, value) -> {
            if (value instanceof Value.Tree nested) {
                entries(path + "." + name, nested, table);
            } else {
                table.row("  " + path + "." + name, value(value));
            }
        });
    }

    private static String value(Value value) {
        if (value instanceof Value.Text(var text)) {
            String line = text.replaceAll("\\s+", " ");
            return line.codePointCount(0, line.length()) <= TEXT_SHOWN
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, TEXT_SHOWN)) + "...";
        }
        return value instanceof Value.Numbers(var tensor) && tensor.elements() == 1
                ? Figures.number(tensor.getDouble(0))
                : value.describe();
    }

    private void findings(NetworkInfo info) {
        List<Diagnostic> findings = info.findings();
        boolean complete = info.graph()
                .all()
                .flatMap(node -> node.fields().stream())
                .allMatch(field -> field.size().elements() <= FieldFacts.LARGEST_READ);
        target.println();
        target.println("findings: " + (findings.isEmpty() ? "none" : FindingsText.count(findings))
                + (complete ? "" : "; large parameters were not looked into, nir validate does"));
        FindingsText.sorted(findings).stream()
                .limit(FINDINGS_SHOWN)
                .forEach(finding -> FindingsText.print(finding, target, ink));
        if (findings.size() > FINDINGS_SHOWN) {
            target.println("... and " + (findings.size() - FINDINGS_SHOWN) + " more: nir validate " + info.file());
        }
    }
}
