package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void versionIsTheOneOfTheBuild() {
        String line = new Version().getVersion()[0];

        assertTrue(line.matches("nir \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), line);
    }

    @Test
    void noCommandIsWrongUsage() {
        assertEquals(2, Main.run());
    }
}
