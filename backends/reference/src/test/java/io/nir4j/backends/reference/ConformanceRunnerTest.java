package io.nir4j.backends.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.harness.conformance.CaseResult;
import io.nir4j.backends.harness.conformance.CaseResult.Outcome;
import io.nir4j.backends.harness.conformance.CaseRunner;
import io.nir4j.backends.harness.conformance.ConformanceCase;
import io.nir4j.backends.harness.conformance.Suite;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner on a suite of one network, into which a fault is planted.
final class ConformanceRunnerTest {
    private static final Path SUITE = Path.of("..", "..", "testdata", "conformance");
    private static final String CASE = "neurons/lif-alone/norse";

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectory(folder.resolve("neurons"));
        try (Stream<Path> files = Files.list(SUITE.resolve("neurons"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("lif-alone."))
                    .toList()) {
                Files.copy(file, folder.resolve("neurons").resolve(file.getFileName()));
            }
        }
        Files.copy(SUITE.resolve(Suite.MANIFEST), folder.resolve(Suite.MANIFEST));
    }

    private void edit(UnaryOperator<String> change) throws IOException {
        Path manifest = folder.resolve(Suite.MANIFEST);
        String before = Files.readString(manifest);
        String after = change.apply(before);
        assertTrue(!after.equals(before), "nothing was planted");
        Files.writeString(manifest, after);
    }

    private ConformanceCase planted() {
        return Suite.read(folder).cases().stream()
                .filter(one -> one.name().equals(CASE))
                .findFirst()
                .orElseThrow();
    }

    private CaseResult run() {
        return CaseRunner.run(planted(), new ReferenceSimulator());
    }

    private static Diagnostic only(InvalidNetwork fault) {
        assertEquals(1, fault.diagnostics().size(), fault::toString);
        return fault.diagnostics().getFirst();
    }

    @Test
    void passesWhereNothingIsPlanted() {
        assertEquals(Outcome.PASSED, run().outcome());
    }

    @Test
    void failsWhereASpikeIsExpectedThatDoesNotCome() throws IOException {
        Path arrays = folder.resolve("neurons/lif-alone.expected.npz");
        SortedMap<String, Tensor> expected = new TreeMap<>(Npz.read(arrays));
        expected.computeIfPresent("norse:output", (name, spikes) -> {
            double[] values = spikes.toDoubles();
            values[7] = 1 - values[7];
            return Tensor.of(spikes.shape(), values);
        });
        Npz.write(arrays, expected);

        CaseResult result = run();

        assertEquals(Outcome.FAILED, result.outcome());
        String told = result.differences().toString();
        assertTrue(told.contains("first at step 7: output[0] is "), told);
        assertEquals(List.of(Code.EXPECTATION_FAILED), codes(result));
    }

    private static List<Code> codes(CaseResult result) {
        return result.differences().stream()
                .map(difference -> difference.finding().code())
                .toList();
    }

    @Test
    void failsWhereWhatMustBeRefusedIsComputed() throws IOException {
        edit(text -> text.replaceFirst(
                "(?s)(\"name\": \"" + CASE + "\",\\s*\"kind\": )\"run\"", "$1\"refuse\", \"stage\": \"dialect\""));

        CaseResult result = run();

        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(List.of(Code.CASE_FAILED), codes(result));
        String told = result.differences().toString();
        assertTrue(told.contains("must be refused (by the dialect norse)"), told);
    }

    @Test
    void failsWhereTheDialectIsNotThatOfTheSuite() throws IOException {
        edit(text ->
                text.replaceFirst("(?s)(\"norse\": \\{\\s*\"axes\": \\{.*?\"reset\": )\"to-zero\"", "$1\"subtract\""));

        CaseResult result = run();

        assertEquals(Outcome.FAILED, result.outcome());
        String told = result.differences().toString();
        assertTrue(told.contains("reset is to-zero here and subtract in the suite"), told);
    }

    @Test
    void saysWhichFileOfTheSuiteIsMissing() throws IOException {
        Files.delete(folder.resolve("neurons/lif-alone.input.npy"));

        Diagnostic fault = only(assertThrows(InvalidNetwork.class, this::run));

        assertEquals(Code.SUITE_UNUSABLE, fault.code());
        assertTrue(fault.toString().contains("a file of case " + CASE), fault::toString);
        assertTrue(fault.toString().contains("lif-alone.input.npy"), fault::toString);
    }

    @Test
    void doesNotTakeAMissingFileForARefusal() throws IOException {
        edit(text -> text.replaceFirst(
                        "(?s)(\"name\": \"" + CASE + "\",\\s*\"kind\": )\"run\"", "$1\"refuse\", \"stage\": \"file\"")
                .replace("neurons/lif-alone.nir", "neurons/gone.nir"));

        assertTrue(
                only(assertThrows(InvalidNetwork.class, this::run)).toString().contains("gone.nir"));
    }

    @Test
    void saysThatAnArrayIsMissing() throws IOException {
        edit(text -> text.replace("\"norse:output\"", "\"elsewhere:output\""));

        assertTrue(
                only(assertThrows(InvalidNetwork.class, this::run)).toString().contains("'elsewhere:output'"));
    }

    @Test
    void refusesAManifestOfANewerForm() throws IOException {
        edit(text -> text.replace("\"formatVersion\": 1", "\"formatVersion\": 2"));

        Diagnostic fault = only(assertThrows(InvalidNetwork.class, () -> Suite.read(folder)));

        assertEquals(Code.SUITE_UNUSABLE, fault.code());
        assertTrue(fault.toString().contains("version 2 of its format; this nir4j knows 1"), fault::toString);
    }

    @Test
    void refusesWhatIsNoManifest() throws IOException {
        Files.writeString(folder.resolve(Suite.MANIFEST), "{\"cases\": []}");
        assertTrue(only(assertThrows(InvalidNetwork.class, () -> Suite.read(folder)))
                .toString()
                .contains("no manifest of a conformance suite"));

        Files.delete(folder.resolve(Suite.MANIFEST));
        assertTrue(only(assertThrows(InvalidNetwork.class, () -> Suite.read(folder)))
                .toString()
                .contains("there is no conformance suite in"));
    }

    @Test
    void saysEverythingThatIsWrongWithAManifestAtOnce() throws IOException {
        edit(text -> text.replaceFirst("\"kind\": \"run\"", "\"kind\": \"walk\"")
                .replaceFirst("\"dt\": 0.001", "\"dt\": true"));

        InvalidNetwork fault = assertThrows(InvalidNetwork.class, () -> Suite.read(folder));

        assertEquals(2, fault.diagnostics().size(), fault::toString);
        assertTrue(fault.diagnostics().getFirst().place().toString().contains(Suite.MANIFEST + ":"), fault::toString);
    }

    @Test
    void refusesACaseThatExpectsNothing() throws IOException {
        edit(text -> text.replaceFirst(
                "(?s)\"outputs\": \\{[^}]*\\}\\s*\\},\\s*\"states\": \\{[^}]*\\}\\s*\\}",
                "\"outputs\": {}, \"states\": {}"));

        assertTrue(only(assertThrows(InvalidNetwork.class, () -> Suite.read(folder)))
                .toString()
                .contains("nothing is expected of this case"));
    }
}
