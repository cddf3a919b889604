package io.nir4j.cli.draw;

import java.util.List;
import java.util.Optional;

/// A picture whose every part has its place, in pixels from the top left corner.
record Placed(double width, double height, List<PlacedBox> boxes, List<PlacedArrow> arrows) {
    /// All of it elsewhere.
    Placed moved(double dx, double dy) {
        return new Placed(
                width,
                height,
                boxes.stream().map(box -> box.at(box.corner().plus(dx, dy))).toList(),
                arrows.stream().map(arrow -> arrow.moved(dx, dy)).toList());
    }

    /// A box with its text; what is inside is placed relative to [#insideAt].
    record PlacedBox(Box box, BoxLabel label, Point corner, double width, double height, Optional<Placed> inside) {
        static final double ACROSS = 18;
        static final double ABOVE = 12;
        static final double MARGIN = 20;

        /// The same box elsewhere.
        PlacedBox at(Point elsewhere) {
            return new PlacedBox(box, label, elsewhere, width, height, inside);
        }

        /// The corner from which the inside is counted.
        static Point insideAt(BoxLabel label) {
            return new Point(MARGIN, ABOVE + label.height() + MARGIN);
        }
    }

    /// An arrow along right angles.
    record PlacedArrow(Arrow arrow, List<Point> path, Optional<Point> labelCentre) {
        private PlacedArrow moved(double dx, double dy) {
            return new PlacedArrow(
                    arrow,
                    path.stream().map(point -> point.plus(dx, dy)).toList(),
                    labelCentre.map(centre -> centre.plus(dx, dy)));
        }
    }

    /// A place in the drawing.
    record Point(double x, double y) {
        Point plus(double dx, double dy) {
            return new Point(x + dx, y + dy);
        }
    }
}
