package io.nir4j.cli.draw;

import io.nir4j.cli.draw.Placed.PlacedArrow;
import io.nir4j.cli.draw.Placed.PlacedBox;
import io.nir4j.cli.draw.Placed.Point;
import io.nir4j.model.Edge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// A placed picture as SVG: no script, no font of its own, light or dark as its viewer prefers.
final class SvgDrawing {
    private static final double BORDER = 24;
    private static final double HEADER = 56;
    static final double HEADLINE_SIZE = 17;
    static final double TOTALS_SIZE = 12;
    private static final double CORNER_RADIUS = 8;
    private static final double BEND_RADIUS = 6;
    private static final double MOST_TITLE = 900;

    private final StringBuilder text = new StringBuilder();

    private SvgDrawing() {}

    static String of(Placed placed, String title, Totals totals) {
        SvgDrawing drawing = new SvgDrawing();
        drawing.page(placed, title, totals);
        return drawing.text.toString();
    }

    private void page(Placed placed, String title, Totals totals) {
        String headline = TextWidth.shortened(Wording.visible(title), HEADLINE_SIZE, MOST_TITLE);
        double headerWidth =
                Math.max(TextWidth.bold(headline, HEADLINE_SIZE), TextWidth.plain(totals.toString(), TOTALS_SIZE));
        String width = number(2 * BORDER + Math.max(placed.width(), headerWidth));
        String height = number(2 * BORDER + HEADER + placed.height());
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"nir\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\">");
        line("<title>" + Wording.xml(title + " · " + totals) + "</title>");
        line("<style>" + SvgStyle.sheet() + "</style>");
        line("<defs>");
        line(marker("nir-on"));
        line(marker("nir-back"));
        line("</defs>");
        line("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\"/>");
        line(words("headline", BORDER, BORDER + HEADLINE_SIZE - 2, headline));
        line(words("totals", BORDER, BORDER + HEADLINE_SIZE + 18, totals.toString()));
        contents(placed, new Point(BORDER, BORDER + HEADER));
        line("</svg>");
    }

    private static String marker(String id) {
        return "<marker id=\"" + id
                + "\" viewBox=\"0 0 8 8\" refX=\"7.5\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\""
                + " markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0,0.5L8,4L0,7.5Z\"/></marker>";
    }

    private void contents(Placed placed, Point at) {
        line("<g transform=\"translate(" + number(at.x()) + "," + number(at.y()) + ")\">");
        placed.boxes().forEach(this::box);
        placed.arrows().forEach(this::arrow);
        line("</g>");
    }

    private void box(PlacedBox placed) {
        Box box = placed.box();
        line("<g class=\"box " + box.family().cssClass() + "\" transform=\"translate("
                + number(placed.corner().x()) + "," + number(placed.corner().y()) + ")\">");
        line("<title>" + Wording.xml(box.name()) + "\n" + Wording.xml(box.description())
                + box.facts().stream().map(fact -> "\n" + Wording.xml(fact)).reduce("", String::concat) + "</title>");
        double radius = box.family() == Family.PORT ? placed.height() / 2 : CORNER_RADIUS;
        line("<rect width=\"" + number(placed.width()) + "\" height=\"" + number(placed.height()) + "\" rx=\""
                + number(radius) + "\"/>");
        label(placed);
        placed.inside().ifPresent(inside -> contents(inside, PlacedBox.insideAt(placed.label())));
        line("</g>");
    }

    private void label(PlacedBox placed) {
        BoxLabel label = placed.label();
        boolean around = placed.inside().isPresent();
        double x = around ? PlacedBox.MARGIN : placed.width() / 2;
        double y = (around ? PlacedBox.ABOVE : (placed.height() - label.height()) / 2) + BoxLabel.NAME_BASELINE;
        String place = around ? " around" : "";
        line(words("name" + place, x, y, label.name()));
        for (String below : label.lines()) {
            y += BoxLabel.LINE_HEIGHT;
            line(words("line" + place, x, y, below));
        }
    }

    private void arrow(PlacedArrow placed) {
        line("<g class=\"" + (placed.arrow().leadsBack() ? "arrow back" : "arrow") + "\">");
        Edge edge = placed.arrow().edge();
        line("<title>" + Wording.xml(edge.source() + " → " + edge.target()) + "</title>");
        line("<path d=\"" + path(placed.path()) + "\"/>");
        placed.labelCentre()
                .ifPresent(centre -> line(words(
                        "shape", centre.x(), centre.y() + 3.5, placed.arrow().label())));
        line("</g>");
    }

    /// Straight lines with rounded bends.
    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder("M").append(pair(points.getFirst()));
        for (int bend = 1; bend < points.size() - 1; bend++) {
            Point before = points.get(bend - 1);
            Point here = points.get(bend);
            Point after = points.get(bend + 1);
            double radius = Math.min(BEND_RADIUS, Math.min(distance(before, here), distance(here, after)) / 2);
            path.append('L').append(pair(towards(here, before, radius)));
            path.append('Q').append(pair(here)).append(' ').append(pair(towards(here, after, radius)));
        }
        return path.append('L').append(pair(points.getLast())).toString();
    }

    private static Point towards(Point from, Point to, double length) {
        double whole = distance(from, to);
        double part = whole == 0 ? 0 : length / whole;
        return new Point(from.x() + part * (to.x() - from.x()), from.y() + part * (to.y() - from.y()));
    }

    private static double distance(Point one, Point other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    private static String words(String cssClass, double x, double y, String words) {
        return "<text class=\"" + cssClass + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">" + Wording.xml(words)
                + "</text>";
    }

    private static String pair(Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    /// A tenth of a pixel is enough.
    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
