package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.cli.draw.Placed.PlacedArrow;
import io.nir4j.cli.draw.Placed.PlacedBox;
import io.nir4j.cli.draw.Placed.Point;
import io.nir4j.model.Graph;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayeredLayoutTest {
    private static final double TOLERANCE = 0.01;

    @Test
    void signalsRunFromLeftToRight() {
        Placed placed = place(Networks.recurrent());

        List<String> leftToRight = placed.boxes().stream()
                .sorted((one, other) ->
                        Double.compare(one.corner().x(), other.corner().x()))
                .map(box -> box.box().name())
                .toList();
        assertEquals(List.of("x", "fc", "lif"), leftToRight.subList(0, 3));
    }

    @Test
    void everythingHasAPlaceOfItsOwn() {
        assertSound(place(Networks.zoo()));
        assertSound(place(Networks.nested()));
        assertSound(place(Networks.chain(40)));
        Property.forAllGraphs(9, 100, RandomGraphs.any(), graph -> assertSound(place(graph)));
    }

    @Test
    void longChainsAreFoldedIntoRows() {
        Placed placed = place(Networks.chain(40));

        long rows = placed.boxes().stream()
                .map(box -> box.corner().y() + box.height() / 2)
                .distinct()
                .count();
        assertTrue(placed.width() < 1.3 * Folding.COMFORTABLE_WIDTH, "width " + placed.width());
        assertTrue(rows >= 4 && rows <= 8, rows + " rows");
    }

    @Test
    void aPictureThatCannotBeCutStaysAsLongAsItIs() {
        var graph = Networks.chain(20).edit();
        graph.connect("n0", "n19");
        graph.connect("n0", "n18");

        Placed placed = place(graph.build());

        assertTrue(placed.width() > 2 * Folding.COMFORTABLE_WIDTH, "width " + placed.width());
        assertSound(placed);
    }

    @Test
    void manyEdgesMakeABoxHigher() {
        var graph = Graph.builder();
        graph.add("sum", Networks.lif(4));
        for (int number = 0; number < 40; number++) {
            graph.input("x" + number, 4).to("sum");
        }

        Placed placed = place(graph.build());

        PlacedBox sum = box(placed, "sum");
        assertTrue(sum.height() > 200, "height " + sum.height());
        assertSound(placed);
    }

    @Test
    void longNamesAreShortenedInTheMiddle() {
        BoxLabel label = BoxLabel.of(Box.missing("start" + "m".repeat(300) + "end"));

        assertTrue(label.name().matches("startm+…m+end"), label.name());
        assertTrue(label.width() < 300, "width " + label.width());
    }

    private static Placed place(Graph graph) {
        return LayeredLayout.place(Picture.of(graph));
    }

    private static PlacedBox box(Placed placed, String name) {
        return placed.boxes().stream()
                .filter(box -> box.box().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertSound(Placed placed) {
        Rectangle2D page = new Rectangle2D.Double(0, 0, placed.width(), placed.height());
        List<PlacedBox> boxes = placed.boxes();
        for (int one = 0; one < boxes.size(); one++) {
            String name = boxes.get(one).box().name();
            assertTrue(grown(page, TOLERANCE).contains(area(boxes.get(one))), name + " leaves the page");
            for (int other = 0; other < one; other++) {
                String both = name + " and " + boxes.get(other).box().name();
                assertTrue(!area(boxes.get(one)).intersects(area(boxes.get(other))), both + " overlap");
            }
        }
        placed.arrows().forEach(arrow -> assertSound(arrow, placed, page));
        boxes.forEach(box -> box.inside().ifPresent(inside -> {
            Point at = PlacedBox.insideAt(box.label());
            assertTrue(at.x() + inside.width() <= box.width() && at.y() + inside.height() <= box.height());
            assertSound(inside);
        }));
    }

    private static void assertSound(PlacedArrow arrow, Placed placed, Rectangle2D page) {
        String name = arrow.arrow().edge().toString();
        List<Point> path = arrow.path();
        assertTrue(touches(box(placed, arrow.arrow().edge().source()), path.getFirst()), name + " starts in the air");
        assertTrue(touches(box(placed, arrow.arrow().edge().target()), path.getLast()), name + " ends in the air");
        for (int step = 1; step < path.size(); step++) {
            Point from = path.get(step - 1);
            Point to = path.get(step);
            boolean straight = Math.abs(from.x() - to.x()) < TOLERANCE || Math.abs(from.y() - to.y()) < TOLERANCE;
            assertTrue(straight, name + " is askew");
            assertTrue(
                    grown(page, TOLERANCE).contains(to.x(), to.y()), name + " leaves the page at " + to + " " + page);
            for (PlacedBox box : placed.boxes()) {
                boolean through = grown(area(box), -TOLERANCE).intersectsLine(from.x(), from.y(), to.x(), to.y());
                assertTrue(!through, name + " runs through " + box.box().name());
            }
        }
    }

    private static boolean touches(PlacedBox box, Point point) {
        return grown(area(box), TOLERANCE).contains(point.x(), point.y())
                && !grown(area(box), -TOLERANCE).contains(point.x(), point.y());
    }

    private static Rectangle2D area(PlacedBox box) {
        return new Rectangle2D.Double(box.corner().x(), box.corner().y(), box.width(), box.height());
    }

    private static Rectangle2D grown(Rectangle2D area, double by) {
        return new Rectangle2D.Double(
                area.getX() - by, area.getY() - by, area.getWidth() + 2 * by, area.getHeight() + 2 * by);
    }
}
