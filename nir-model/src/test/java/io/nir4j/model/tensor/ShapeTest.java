package io.nir4j.model.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void countsElements() {
        assertEquals(1, Shape.SCALAR.elements());
        assertEquals(24, Shape.of(2, 3, 4).elements());
        assertEquals(0, Shape.of(3, 0).elements());
    }

    @Test
    void readsAxesFromEitherEnd() {
        Shape shape = Shape.of(2, 3, 4);
        assertEquals(2, shape.dim(0));
        assertEquals(4, shape.dim(-1));
        assertEquals(Shape.of(3, 4), shape.slice(1, 3));
        assertEquals(Shape.of(2, 3, 4, 5), shape.plus(Shape.of(5)));
    }

    @Test
    void rejectsNegativeExtentsAndOverflow() {
        assertThrows(IllegalArgumentException.class, () -> Shape.of(2, -1));
        assertThrows(IllegalArgumentException.class, () -> Shape.of(1L << 32, 1L << 31));
        assertEquals(1L << 62, Shape.of(1L << 31, 1L << 31).elements());
    }

    @Test
    void rejectsOverflowBesideAnEmptyAxisInAnyOrder() {
        assertThrows(IllegalArgumentException.class, () -> Shape.of(0, 1L << 40, 1L << 40));
        assertThrows(IllegalArgumentException.class, () -> Shape.of(1L << 40, 1L << 40, 0));
    }

    @Test
    void letsOneElementStandForAll() {
        assertTrue(Shape.SCALAR.broadcastsTo(Shape.of(2, 3)));
        assertTrue(Shape.of(1).broadcastsTo(Shape.of(2, 3)));
        assertTrue(Shape.of(1).broadcastsTo(Shape.SCALAR));
        assertFalse(Shape.of(1, 1).broadcastsTo(Shape.of(3)), "Output (1, 1, 1) does not take (1)");
        assertFalse(Shape.of(1, 1, 1).broadcastsTo(Shape.of(1)));
    }

    @Test
    void letsAnAxisOfOneStandForAnother() {
        assertTrue(Shape.of(4, 1, 1).broadcastsTo(Shape.of(4, 3, 3)));
        assertFalse(Shape.of(4, 1).broadcastsTo(Shape.of(4, 3, 3)), "axes are not added in front or behind");
        assertFalse(Shape.of(3).broadcastsTo(Shape.of(1)));
        assertFalse(Shape.of(3).broadcastsTo(Shape.of(2, 3)));
    }

    @Test
    void doesNotShareItsArray() {
        long[] dims = {2, 3};
        Shape shape = Shape.of(dims);
        dims[0] = 7;
        shape.toArray()[1] = 7;
        assertEquals(Shape.of(2, 3), shape);
        assertEquals("(2, 3)", shape.toString());
    }
}
