package io.nir4j.cli.draw;

import java.util.List;
import java.util.stream.Collectors;

/// A picture for Graphviz.
///
/// Nodes are called by their names, with the names of the graphs around them: `block/lif1`. A nested graph is a
/// cluster. Graphviz cannot connect clusters, so such an edge runs between nodes inside them and is cut off at the
/// border.
final class DotDrawing {
    private static final String FONT = "Helvetica,Arial,sans-serif";

    private final StringBuilder text = new StringBuilder();

    private DotDrawing() {}

    static String of(Picture picture, String title, Totals totals) {
        DotDrawing drawing = new DotDrawing();
        drawing.header(title, totals);
        drawing.contents(picture, "", "  ");
        drawing.text.append("}\n");
        return drawing.text.toString();
    }

    private void header(String title, Totals totals) {
        line("", "digraph " + quoted(title) + " {");
        line(
                "  ",
                "graph [rankdir=LR, compound=true, fontname=\"" + FONT + "\", labelloc=t, fontsize=13, label=<"
                        + stacked(title, List.of(totals.toString())) + ">]");
        line(
                "  ",
                "node [shape=box, style=\"rounded,filled\", fontname=\"" + FONT
                        + "\", fontsize=11, margin=\"0.2,0.1\"]");
        line("  ", "edge [fontname=\"" + FONT + "\", fontsize=9, color=\"#5c6675\", fontcolor=\"#5c6675\"]");
    }

    private void contents(Picture picture, String path, String indent) {
        for (Box box : picture.boxes()) {
            box.inside().ifPresentOrElse(inside -> cluster(box, inside, path, indent), () -> node(box, path, indent));
        }
        for (Arrow arrow : picture.arrows()) {
            edge(picture, arrow, path, indent);
        }
    }

    private void node(Box box, String path, String indent) {
        String style = box.family().dashed() ? ", style=\"rounded,filled,dashed\"" : "";
        line(indent, quoted(path + box.name()) + " [label=<" + label(box) + ">" + colours(box) + style + "]");
    }

    private void cluster(Box box, Picture inside, String path, String indent) {
        String within = indent + "  ";
        line(indent, "subgraph " + quoted("cluster " + path + box.name()) + " {");
        line(
                within,
                "graph [style=\"rounded,filled\", margin=14, fontsize=11, label=<" + label(box) + ">" + colours(box)
                        + "]");
        contents(inside, path + box.name() + "/", within);
        line(indent, "}");
    }

    private void edge(Picture picture, Arrow arrow, String path, String indent) {
        Box source = picture.boxes().get(arrow.source());
        Box target = picture.boxes().get(arrow.target());
        StringBuilder attributes = new StringBuilder();
        if (!arrow.label().isEmpty()) {
            attributes.append(", label=").append(quoted(arrow.label()));
        }
        // Graphviz places nodes by the edges' direction; one that leads back must not pull its target forward.
        if (arrow.leadsBack()) {
            attributes.append(", style=dashed, constraint=false");
        }
        // A loop cannot be cut off at the border: both of its ends lie within.
        if (arrow.source() != arrow.target()) {
            source.inside()
                    .ifPresent(
                            inside -> attributes.append(", ltail=").append(quoted("cluster " + path + source.name())));
            target.inside()
                    .ifPresent(
                            inside -> attributes.append(", lhead=").append(quoted("cluster " + path + target.name())));
        }
        String ends = quoted(end(source, path, true)) + " -> " + quoted(end(target, path, false));
        line(indent, attributes.isEmpty() ? ends : ends + " [" + attributes.substring(2) + "]");
    }

    /// The node that stands for `box` where an edge leaves or enters it.
    private static String end(Box box, String path, boolean leaving) {
        if (box.inside().isEmpty()) {
            return path + box.name();
        }
        Picture inside = box.inside().get();
        return end(inside.boxes().get(inside.port(leaving)), path + box.name() + "/", leaving);
    }

    private static String label(Box box) {
        return stacked(box.name(), BoxLabel.lines(box.type(), box.summary()));
    }

    /// Graphviz refuses an empty pair of tags.
    private static String stacked(String bold, List<String> lines) {
        String heading = bold.isEmpty() ? "" : "<b>" + Wording.xml(bold) + "</b>";
        return heading + lines.stream().map(line -> "<br/>" + Wording.xml(line)).collect(Collectors.joining());
    }

    private static String colours(Box box) {
        return ", fillcolor=\"" + box.family().fill() + "\", color=\""
                + box.family().line() + "\"";
    }

    /// An identifier: Graphviz reads entities in it, and a backslash or quote in more than one way.
    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        name.codePoints().forEach(character -> {
            if (character < ' ' || "\"\\&%".indexOf(character) >= 0) {
                quoted.append(String.format("%%%02x", character));
            } else {
                quoted.append(Wording.visible(Character.toString(character)));
            }
        });
        return quoted.append('"').toString();
    }

    private void line(String indent, String content) {
        text.append(indent).append(content).append('\n');
    }
}
