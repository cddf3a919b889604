package io.nir4j.model.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {
    @ParameterizedTest
    @EnumSource
    void hasAPageUnderItsTitle(Code code) {
        List<String> lines = code.explanation().lines().toList();
        assertEquals("# " + code.label() + ": " + code.title(), lines.getFirst());
        assertTrue(lines.size() >= 8 && lines.size() <= 20, code.label() + " has " + lines.size() + " lines");
        assertTrue(lines.stream().allMatch(line -> line.length() <= 128), "a line of " + code.label() + " is too long");
    }

    @ParameterizedTest
    @EnumSource
    void isFoundUnderEachWayToWriteIt(Code code) {
        String digits = code.label().substring("NIR-".length());
        assertEquals(Optional.of(code), Code.parse(code.label()));
        assertEquals(Optional.of(code), Code.parse("nir-" + digits));
        assertEquals(Optional.of(code), Code.parse(digits));
        assertEquals(Optional.of(code), Code.parse(Integer.toString(Integer.parseInt(digits))));
    }

    @Test
    void hasANumberOfItsOwn() {
        var labels = Arrays.stream(Code.values()).map(Code::label).collect(Collectors.toSet());
        assertEquals(Code.values().length, labels.size());
    }

    @Test
    void findsNothingUnderAnythingElse() {
        assertEquals(Optional.empty(), Code.parse("NIR-999"));
        assertEquals(Optional.empty(), Code.parse("LIF"));
        assertEquals(Optional.empty(), Code.parse(""));
    }
}
