package io.nir4j.cli.draw;

import io.nir4j.cli.draw.Placed.PlacedArrow;
import io.nir4j.cli.draw.Placed.PlacedBox;
import io.nir4j.cli.draw.Placed.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Breaks a long picture into rows, as text is broken into lines.
///
/// A picture can be cut where a single arrow runs forward and nothing else is. The arrow then leads from the end of its
/// row around to the start of the next. A picture without such places stays as long as it is.
final class Folding {
    static final double COMFORTABLE_WIDTH = 1400;
    private static final double STILL_FINE = 1.2;
    private static final double BEFORE_BOX = 6;
    private static final double LEAD = 24;
    private static final double BETWEEN_ROWS = 44;
    private static final double HALF_LABEL = 8;

    private final Placed placed;

    private Folding(Placed placed) {
        this.placed = placed;
    }

    /// One row: what lies between two cuts, with its extent from `top` to `bottom`, and where it goes.
    private record Row(double from, double to, double top, double bottom, double right, double dx, double dy) {
        boolean holds(double x) {
            return from <= x && x < to;
        }

        Point moved(Point point) {
            return point.plus(dx, dy);
        }
    }

    /// The picture in rows, or as it was.
    static Placed fold(Placed placed) {
        return placed.width() <= STILL_FINE * COMFORTABLE_WIDTH ? placed : new Folding(placed).folded();
    }

    private Placed folded() {
        List<Double> cuts = LineBreaks.among(possibleCuts(), placed.width(), COMFORTABLE_WIDTH);
        if (cuts.isEmpty()) {
            return placed;
        }
        List<Row> rows = rows(cuts);
        List<PlacedBox> boxes = placed.boxes().stream()
                .map(box -> box.at(row(rows, box.corner().x()).moved(box.corner())))
                .toList();
        List<PlacedArrow> arrows =
                placed.arrows().stream().map(arrow -> moved(arrow, rows)).toList();
        double width =
                rows.stream().mapToDouble(row -> row.right() + row.dx()).max().orElse(0) + LEAD / 2;
        Row last = rows.getLast();
        return new Placed(width, last.bottom() + last.dy(), boxes, arrows);
    }

    private List<Double> possibleCuts() {
        return placed.boxes().stream()
                .map(box -> box.corner().x() - BEFORE_BOX)
                .filter(x -> x > 0 && canCutAt(x))
                .sorted()
                .distinct()
                .toList();
    }

    private boolean canCutAt(double x) {
        boolean free = placed.boxes().stream()
                .noneMatch(box -> box.corner().x() < x && x < box.corner().x() + box.width());
        List<PlacedArrow> crossing = placed.arrows().stream()
                .filter(arrow -> crossings(arrow, x) > 0)
                .toList();
        return free
                && crossing.size() == 1
                && crossings(crossing.getFirst(), x) == 1
                && !crossing.getFirst().arrow().leadsBack();
    }

    private static long crossings(PlacedArrow arrow, double x) {
        List<Point> path = arrow.path();
        long count = 0;
        for (int step = 1; step < path.size(); step++) {
            if (path.get(step - 1).x() < x != path.get(step).x() < x) {
                count++;
            }
        }
        return count;
    }

    private List<Row> rows(List<Double> cuts) {
        List<Double> borders = new ArrayList<>(cuts);
        borders.addFirst(Double.NEGATIVE_INFINITY);
        borders.addLast(Double.POSITIVE_INFINITY);
        List<Row> rows = new ArrayList<>();
        double y = 0;
        for (int number = 0; number + 1 < borders.size(); number++) {
            Row row = extent(borders.get(number), borders.get(number + 1));
            double dx = number == 0 ? 0 : LEAD - row.from() - BEFORE_BOX;
            rows.add(new Row(row.from(), row.to(), row.top(), row.bottom(), row.right(), dx, y - row.top()));
            y += row.bottom() - row.top() + BETWEEN_ROWS;
        }
        return rows;
    }

    private Row extent(double from, double to) {
        Row row = new Row(from, to, 0, 0, 0, 0, 0);
        double top = Double.POSITIVE_INFINITY;
        double bottom = 0;
        double right = 0;
        for (PlacedBox box : placed.boxes()) {
            if (row.holds(box.corner().x())) {
                top = Math.min(top, box.corner().y());
                bottom = Math.max(bottom, box.corner().y() + box.height());
                right = Math.max(right, box.corner().x() + box.width());
            }
        }
        for (PlacedArrow arrow : placed.arrows()) {
            for (Point point : arrow.path()) {
                if (row.holds(point.x())) {
                    top = Math.min(top, point.y());
                    bottom = Math.max(bottom, point.y());
                    right = Math.max(right, point.x());
                }
            }
            if (arrow.labelCentre().filter(centre -> row.holds(centre.x())).isPresent()) {
                Point centre = arrow.labelCentre().get();
                top = Math.min(top, centre.y() - HALF_LABEL);
                right = Math.max(
                        right, centre.x() + TextWidth.plain(arrow.arrow().label(), LayeredLayout.ARROW_LABEL_SIZE) / 2);
            }
        }
        return new Row(from, to, top, bottom, right, 0, 0);
    }

    private static Row row(List<Row> rows, double x) {
        return rows.stream().filter(row -> row.holds(x)).findFirst().orElse(rows.getLast());
    }

    private static PlacedArrow moved(PlacedArrow arrow, List<Row> rows) {
        List<Point> path = new ArrayList<>();
        Point before = arrow.path().getFirst();
        for (Point point : arrow.path()) {
            Row here = row(rows, before.x());
            Row next = row(rows, point.x());
            if (!here.equals(next)) {
                path.addAll(around(here, next, before.y()));
            }
            path.add(next.moved(point));
            before = point;
        }
        Optional<Point> label =
                arrow.labelCentre().map(centre -> row(rows, centre.x()).moved(centre));
        return new PlacedArrow(arrow.arrow(), List.copyOf(path), label);
    }

    /// From the end of one row to the start of the next, at height `y` of the picture as it was.
    private static List<Point> around(Row here, Row next, double y) {
        double right = here.right() + here.dx() + LEAD / 2;
        double between = here.bottom() + here.dy() + BETWEEN_ROWS / 2;
        return List.of(
                new Point(right, y + here.dy()),
                new Point(right, between),
                new Point(0, between),
                new Point(0, y + next.dy()));
    }
}
