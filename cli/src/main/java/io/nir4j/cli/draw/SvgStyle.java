package io.nir4j.cli.draw;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The style sheet of an SVG drawing.
///
/// Colours are written out twice, for light and for dark, because few viewers outside browsers know CSS variables.
/// Every rule begins with `.nir`, so that a drawing put into a page styles nothing but itself.
final class SvgStyle {
    private SvgStyle() {}

    static String sheet() {
        return sizes()
                + inks("#ffffff", "#1d2430", "#5a6473", "#7c8796", "#b4532a")
                + families(Family::fill, Family::line)
                + "@media (prefers-color-scheme:dark){\n"
                + inks("#12161c", "#e9ecf1", "#a3adbb", "#8490a0", "#e58a5f")
                + families(Family::darkFill, Family::darkLine)
                + "}\n";
    }

    private static String sizes() {
        return """

            .nir{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
            .nir .headline{font-size:%spx;font-weight:700}
            .nir .totals{font-size:%spx}
            .nir .box rect{stroke-width:1.25}
            .nir .box text,.nir .shape{text-anchor:middle}
            .nir .box text.around{text-anchor:start}
            .nir .name{font-size:%spx;font-weight:700}
            .nir .line{font-size:%spx}
            .nir .shape{font-size:%spx}
            .nir .opaque>rect,.nir .missing>rect{stroke-dasharray:5 3}
            .nir .arrow path{fill:none;stroke-width:1.4;marker-end:url(#nir-on)}
            .nir .back path{stroke-dasharray:5 3;marker-end:url(#nir-back)}
            """.formatted(
                        SvgDrawing.HEADLINE_SIZE,
                        SvgDrawing.TOTALS_SIZE,
                        BoxLabel.NAME_SIZE,
                        BoxLabel.LINE_SIZE,
                        LayeredLayout.ARROW_LABEL_SIZE);
    }

    private static String inks(String paper, String ink, String faint, String arrow, String back) {
        return """
            .nir .paper{fill:%s}
            .nir text{fill:%s}
            .nir .totals,.nir .line,.nir .shape{fill:%s}
            .nir .arrow path{stroke:%s}
            .nir #nir-on path{fill:%s}
            .nir .back path{stroke:%s}
            .nir #nir-back path{fill:%s}
            """.formatted(paper, ink, faint, arrow, arrow, back, back);
    }

    private static String families(Function<Family, String> fill, Function<Family, String> line) {
        return Arrays.stream(Family.values())
                .map(family -> ".nir ." + family.cssClass() + ">rect{fill:" + fill.apply(family) + ";stroke:"
                        + line.apply(family) + "}\n")
                .collect(Collectors.joining());
    }
}
