package io.nir4j.backends.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.spi.Availability.Available;
import io.nir4j.backends.spi.Availability.Unavailable;
import io.nir4j.backends.spi.Backends;
import org.junit.jupiter.api.Test;

/// Where the backend can work.
final class InstallationTest {
    @Test
    void namesPlatformsAsNd4jDoes() {
        assertEquals("linux-x86_64", Installation.platform("Linux", "amd64"));
        assertEquals("linux-arm64", Installation.platform("Linux", "aarch64"));
        assertEquals("macosx-arm64", Installation.platform("Mac OS X", "aarch64"));
        assertEquals("windows-x86_64", Installation.platform("Windows 11", "amd64"));
    }

    @Test
    void findsTheNativesOfThisMachine() {
        assertInstanceOf(Available.class, Backends.simulator("nd4j").availability());
    }

    @Test
    void saysWhichNativesAreMissing() {
        Unavailable missing = assertInstanceOf(Unavailable.class, new Installation("plan9-mips").availability());
        assertTrue(missing.reason().contains("plan9-mips"), missing.reason());
        assertTrue(missing.remedy().contains("org.nd4j:nd4j-native"), missing.remedy());
    }
}
