package io.nir4j.model.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> FIELDS = List.of("tau", "r", "v_leak", "v_threshold", "v_reset");

    @Test
    void findsTheFieldThatIsMeant() {
        assertEquals(Optional.of("v_leak"), Suggestion.closest("v_laek", FIELDS), "neighbours swapped");
        assertEquals(Optional.of("v_reset"), Suggestion.closest("vreset", FIELDS), "a letter lost");
        assertEquals(Optional.of("v_leak"), Suggestion.closest("V_LEAK", FIELDS), "other letters");
        assertEquals(Optional.of("v_threshold"), Suggestion.closest("v_th", FIELDS), "abbreviated");
    }

    @Test
    void prefersTheNearestThenTheFirstByName() {
        assertEquals(Optional.of("lif1"), Suggestion.closest("lif", List.of("lin", "output", "lif1")));
        assertEquals(Optional.of("lif2"), Suggestion.closest("lif2", List.of("lif1", "lif2", "lif3")));
    }

    @Test
    void keepsSilentWhenNothingIsNear() {
        assertEquals(Optional.empty(), Suggestion.closest("weight", FIELDS));
        assertEquals(Optional.empty(), Suggestion.closest("x", List.of()));
        assertEquals(Optional.empty(), Suggestion.hint("weight", FIELDS));
    }

    @Test
    void doesNotCompareNamesWithoutEnd() {
        String endless = "x".repeat(60_000);
        assertEquals(Optional.empty(), Suggestion.closest(endless, List.of(endless + "y")));
        assertEquals(Optional.of("lif1"), Suggestion.closest("lif", List.of(endless, "lif1")));
    }

    @Test
    void asks() {
        assertEquals(Optional.of("did you mean 'tau'?"), Suggestion.hint("tua", FIELDS));
    }
}
