package io.nir4j.backends.reference;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.testkit.Agreement;
import io.nir4j.backends.testkit.RecordedCase;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Norse and snnTorch computed, computed again.
final class RecordedCasesTest {
    private static final Path FRAMEWORKS = Path.of("..", "..", "testdata", "frameworks");

    static Stream<RecordedCase> cases() throws IOException {
        List<String> dialects = Dialects.all().stream().map(Dialect::name).toList();
        return RecordedCase.all(FRAMEWORKS).stream().filter(recorded -> dialects.contains(recorded.dialect()));
    }

    @Test
    void findsEveryCaseOfTheDialects() throws IOException {
        assertEquals(
                14,
                cases().filter(recorded -> recorded.dialect().equals("norse")).count());
        assertEquals(
                5,
                cases().filter(recorded -> recorded.dialect().equals("snntorch"))
                        .count());
        assertEquals(22, cases().count());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithWhatTheFrameworkRecorded(RecordedCase recorded, TestReporter reporter) {
        SortedMap<String, Agreement> agreements = recorded.runOn(new ReferenceSimulator());
        agreements.forEach((array, agreement) -> reporter.publishEntry(recorded + " " + array, agreement.toString()));
        assertTrue(agreements.values().stream().anyMatch(Agreement::isActive), "nothing ever happens in it");
        assertAll(agreements.entrySet().stream()
                .map(entry -> () -> assertTrue(isRight(entry.getValue()), entry.toString())));
    }

    /// The contract allows for another order of sums; the reference gives every spike.
    private static boolean isRight(Agreement agreement) {
        return agreement.areSpikes() ? agreement.share() == 1 : agreement.isGood();
    }
}
