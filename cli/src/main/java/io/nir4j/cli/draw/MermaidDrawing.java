package io.nir4j.cli.draw;

import java.util.stream.Collectors;

/// A picture as a Mermaid flowchart, which GitHub, GitLab and many editors draw.
///
/// Mermaid is particular about identifiers, so nodes are numbered: `n3`, and `n3_0` inside it.
final class MermaidDrawing {
    /// What Mermaid draws unless its host allows more; the chart itself cannot ask for it.
    private static final int MOST_EDGES = 500;

    private final StringBuilder text = new StringBuilder();

    private MermaidDrawing() {}

    static String of(Picture picture, String title, Totals totals) {
        MermaidDrawing drawing = new MermaidDrawing();
        drawing.line("", "---");
        drawing.line("", "title: " + yaml(title + " · " + totals));
        drawing.line("", "---");
        if (totals.edges() > MOST_EDGES) {
            drawing.line("", "%% More than " + MOST_EDGES + " edges: draw with larger maxEdges and maxTextSize.");
        }
        drawing.line("", "flowchart LR");
        for (Family family : Family.values()) {
            drawing.line("  ", "classDef " + family.cssClass() + " " + style(family));
        }
        drawing.contents(picture, "n", "  ");
        return drawing.text.toString();
    }

    private void contents(Picture picture, String prefix, String indent) {
        for (int place = 0; place < picture.boxes().size(); place++) {
            Box box = picture.boxes().get(place);
            String id = prefix + place;
            box.inside().ifPresentOrElse(inside -> subgraph(box, inside, id, indent), () -> node(box, id, indent));
        }
        for (Arrow arrow : picture.arrows()) {
            edge(picture, arrow, prefix, indent);
        }
    }

    private void node(Box box, String id, String indent) {
        String label = label(box);
        String shaped = switch (box.family()) {
            case PORT -> "([" + label + "])";
            case WEIGHTS, SHAPE, NESTED, OPAQUE, MISSING -> "[" + label + "]";
            case NEURON -> "(" + label + ")";
        };
        line(indent, id + shaped + ":::" + box.family().cssClass());
    }

    private void subgraph(Box box, Picture inside, String id, String indent) {
        // Mermaid leaves room for a single line.
        line(indent, "subgraph " + id + " [\"" + bold(box.name()) + escaped(Box.SEPARATOR + box.description()) + "\"]");
        line(indent + "  ", "direction LR");
        contents(inside, id + "_", indent + "  ");
        line(indent, "end");
        line(indent, "style " + id + " " + style(box.family()));
    }

    private void edge(Picture picture, Arrow arrow, String prefix, String indent) {
        String source = prefix + arrow.source();
        String target = prefix + arrow.target();
        if (arrow.source() == arrow.target()) {
            // Mermaid cannot draw a loop at a subgraph: it runs from an output inside to an input inside.
            Box box = picture.boxes().get(arrow.source());
            source = port(box, source, true);
            target = port(box, target, false);
        }
        String line = arrow.leadsBack() ? " -.->" : " -->";
        String label = arrow.label().isEmpty() ? "" : "|\"" + escaped(arrow.label()) + "\"|";
        line(indent, source + line + label + " " + target);
    }

    private static String port(Box box, String id, boolean leaving) {
        if (box.inside().isEmpty()) {
            return id;
        }
        Picture inside = box.inside().get();
        int place = inside.port(leaving);
        return port(inside.boxes().get(place), id + "_" + place, leaving);
    }

    private static String style(Family family) {
        String dashes = family.dashed() ? ",stroke-dasharray:4 3" : "";
        return "fill:" + family.fill() + ",stroke:" + family.line() + ",color:#1d2430" + dashes;
    }

    private static String label(Box box) {
        String lines = BoxLabel.lines(box.type(), box.summary()).stream()
                .map(line -> "<br/>" + escaped(line))
                .collect(Collectors.joining());
        return "\"" + bold(box.name()) + lines + "\"";
    }

    private static String bold(String name) {
        return "<b>" + escaped(name) + "</b>";
    }

    /// Everything that is no letter, digit or plain punctuation as `#number;`, Mermaid's form of an entity.
    private static String escaped(String label) {
        return Wording.visible(label)
                .codePoints()
                .mapToObj(character -> isPlain(character) ? Character.toString(character) : "#" + character + ";")
                .collect(Collectors.joining());
    }

    private static boolean isPlain(int character) {
        return character > 0x7f || Character.isLetterOrDigit(character) || " _-.,:()/".indexOf(character) >= 0;
    }

    private static String yaml(String text) {
        return "\"" + Wording.visible(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void line(String indent, String content) {
        text.append(indent).append(content).append('\n');
    }
}
