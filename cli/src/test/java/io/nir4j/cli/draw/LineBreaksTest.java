package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    private static final List<Double> EVERY_HUNDRED =
            Stream.iterate(100.0, place -> place < 3000, place -> place + 100).toList();

    @Test
    void rowsAreAboutEquallyLong() {
        assertEquals(List.of(1000.0, 2000.0), LineBreaks.among(EVERY_HUNDRED, 3000, 1000));
        assertEquals(List.of(1500.0), LineBreaks.among(EVERY_HUNDRED, 3000, 1600));
    }

    @Test
    void whatFitsIsNotBroken() {
        assertEquals(List.of(), LineBreaks.among(EVERY_HUNDRED, 3000, 3000));
    }

    @Test
    void whatCannotBeBrokenStaysTooLong() {
        assertEquals(List.of(), LineBreaks.among(List.of(), 3000, 1000));
        assertEquals(List.of(2500.0), LineBreaks.among(List.of(2500.0), 3000, 1000));
    }

    @Test
    void aShortRestIsNotWorthARow() {
        assertEquals(List.of(), LineBreaks.among(List.of(50.0), 1100, 1000));
    }
}
