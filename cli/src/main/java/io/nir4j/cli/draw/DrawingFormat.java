package io.nir4j.cli.draw;

import io.nir4j.model.Graph;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The formats in which a network can be drawn.
public enum DrawingFormat {
    /// For Graphviz, which lays it out.
    DOT(".dot"),
    /// A Mermaid flowchart, for Markdown.
    MERMAID(".mmd"),
    /// A picture for browsers and documents, laid out in layers from left to right.
    SVG(".svg");

    private final String ending;

    DrawingFormat(String ending) {
        this.ending = ending;
    }

    /// The ending of file names, with its dot.
    public String ending() {
        return ending;
    }

    /// The format that belongs to this file name.
    public static Optional<DrawingFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending))
                .findFirst();
    }

    /// The drawing of `graph`, sound or not; equal graphs and titles give equal text.
    ///
    /// @param title a headline, such as the name of the file that the network comes from
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it is too large for an SVG
    public String render(Graph graph, String title) {
        Totals totals = Totals.of(graph);
        Picture picture = Picture.of(graph);
        return switch (this) {
            case DOT -> DotDrawing.of(picture, title, totals);
            case MERMAID -> MermaidDrawing.of(picture, title, totals);
            case SVG -> {
                LayoutEffort.check(picture);
                yield SvgDrawing.of(LayeredLayout.place(picture), title, totals);
            }
        };
    }
}
