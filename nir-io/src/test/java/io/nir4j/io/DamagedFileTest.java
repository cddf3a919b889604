package io.nir4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Files with a fault end in a diagnostic that names it, soon.
class DamagedFileTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Map<String, Code> REFUSED = Map.ofEntries(
            Map.entry("bad-cyclic-groups.nir", Code.GROUP_CONTAINS_ITSELF),
            Map.entry("bad-empty.nir", Code.NOT_THIS_FORMAT),
            Map.entry("bad-huge-dataset.nir", Code.LARGER_THAN_FILE),
            Map.entry("bad-missing-field.nir", Code.MISSING_FIELD),
            Map.entry("bad-no-signature.nir", Code.NOT_THIS_FORMAT),
            Map.entry("bad-no-type.nir", Code.MISSING_TYPE),
            Map.entry("bad-other-hdf5.nir", Code.NOT_A_NETWORK),
            Map.entry("bad-shape-mismatch.nir", Code.PARAMETER_SHAPES),
            Map.entry("bad-text.nir", Code.NOT_THIS_FORMAT),
            Map.entry("bad-truncated.nir", Code.DAMAGED_FILE));

    /// Sound files with unsound networks, which the verifier reports.
    private static final Set<String> READ = Set.of(
            "bad-dangling-edge.nir",
            "bad-nan-weights.nir",
            "bad-negative-tau.nir",
            "bad-type-mismatch.nir",
            "bad-unknown-type.nir");

    @TestFactory
    Stream<DynamicTest> refusesAFileByNamingItsFault() {
        return REFUSED.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Path file = TestData.wire(entry.getKey());
                    InvalidNetwork fault = assertTimeoutPreemptively(
                            LIMIT, () -> assertThrows(InvalidNetwork.class, () -> NirFile.read(file)));
                    assertEquals(
                            List.of(entry.getValue()),
                            fault.diagnostics().stream().map(Diagnostic::code).toList());
                    assertEquals(
                            file.toString(),
                            fault.diagnostics().getFirst().place().file().orElse(""));
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsAnUnsoundNetworkFromASoundFile() {
        return READ.stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    assertTrue(NirFile.read(TestData.wire(name)).graph().nodes().containsKey("n"));
                }));
    }

    /// Eight bytes of the structure are overwritten: luck decides whether they were in use.
    @TestFactory
    Stream<DynamicTest> refusesOverwrittenStructureOrReadsAsBefore() {
        Graph original = NirFile.read(TestData.wire("big-compressed.nir")).graph();
        return flipped()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertTimeoutPreemptively(LIMIT, () -> assertSameOrRefused(file, original))));
    }

    private static void assertSameOrRefused(Path file, Graph original) {
        try {
            assertEquals(original, NirFile.read(file).graph());
        } catch (InvalidNetwork refused) {
            assertEquals(Code.DAMAGED_FILE, refused.diagnostics().getFirst().code());
        }
    }

    private static Stream<Path> flipped() {
        return TestData.badWire().stream()
                .filter(file -> file.getFileName().toString().startsWith("bad-flip-"));
    }

    @Test
    void knowsEveryBadFile() {
        Set<String> known = new TreeSet<>(REFUSED.keySet());
        known.addAll(READ);
        flipped().forEach(file -> known.add(file.getFileName().toString()));
        assertEquals(
                known,
                TestData.badWire().stream()
                        .map(file -> file.getFileName().toString())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
