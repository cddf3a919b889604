package io.nir4j.model.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static Excerpt of(String line, int start, int end) {
        return Excerpt.of(line, 7, 0, line.length(), start, end);
    }

    @Test
    void pointsUnderTheLine() {
        assertEquals(
                List.of("   7 | a = LIF()", "     |     ^^^"),
                of("a = LIF()", 4, 7).lines());
        assertEquals(5, of("a = LIF()", 4, 7).column());
    }

    @Test
    void pointsAtTheEndOfALine() {
        assertEquals("     |     ^", of("a =", 4, 4).lines().get(1));
    }

    @Test
    void pointsNoFurtherThanTheLineGoes() {
        assertEquals(
                "     |   ^", of("a =\nb", 2, 5).lines().get(1).substring(0, 10).stripTrailing());
        String text = "a = {\n}";
        assertEquals(1, Excerpt.of(text, 1, 0, 5, 4, 7).width());
    }

    @Test
    void cutsALongLineAroundThePlace() {
        String line = "x".repeat(5_000_000) + "here" + "y".repeat(5_000_000);
        Excerpt excerpt = of(line, 5_000_000, 5_000_004);
        String shown = excerpt.lines().get(0);
        String carets = excerpt.lines().get(1);
        assertTrue(shown.length() < 130, shown);
        assertTrue(shown.contains("...xxx") && shown.endsWith("yyy..."), shown);
        assertEquals("here", shown.substring(carets.indexOf('^'), carets.lastIndexOf('^') + 1));
        assertEquals(5_000_001, excerpt.column());
    }

    @Test
    void showsNothingThatATerminalActsOn() {
        assertEquals(
                "   7 | a ?[31m ?", of("a\t\u001b[31m \u202e", 0, 1).lines().get(0));
    }

    @Test
    void refusesAPlaceBeforeTheText() {
        assertThrows(IllegalArgumentException.class, () -> new Excerpt(0, 1, "", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Excerpt(1, 1, "", 0, 0));
    }
}
