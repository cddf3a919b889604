package io.nir4j.dsl.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.Snn;
import io.nir4j.dsl.SnnFile;
import io.nir4j.dsl.spec.Expectation.Equals;
import io.nir4j.dsl.spec.Expectation.Fires;
import io.nir4j.dsl.spec.Expectation.Near;
import io.nir4j.dsl.spec.Expectation.SpikesAt;
import io.nir4j.dsl.spec.Feed.Constant;
import io.nir4j.dsl.spec.Feed.Poisson;
import io.nir4j.dsl.spec.Feed.Recorded;
import io.nir4j.dsl.spec.Feed.Spikes;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestReaderTest {
    private static final String EXPECTATION = "expect y fires 1 times";

    private static List<TestCase> tests(String text) {
        return Snn.parse(text).tests();
    }

    /// A text whose test has these lines, from line 2 on.
    private static String holding(String... lines) {
        return "test \"t\" {\n  " + String.join("\n  ", lines) + "\n}\n";
    }

    private static TestCase test(String... lines) {
        return tests(holding(lines)).getFirst();
    }

    private static Feed feed(String line) {
        return test(line, EXPECTATION).feeds().getFirst();
    }

    private static Expectation expectation(String line) {
        return test(line).expectations().getFirst();
    }

    private static List<Diagnostic> faults(String text) {
        return assertThrows(InvalidNetwork.class, () -> tests(text)).diagnostics();
    }

    /// The only fault of a test with these lines.
    private static Diagnostic fault(String... lines) {
        List<Diagnostic> faults = faults(holding(lines));
        assertEquals(1, faults.size(), faults::toString);
        return faults.getFirst();
    }

    private static void assertFault(String expected, Diagnostic fault) {
        assertEquals(
                expected,
                fault.place() + " " + fault.code().label() + " " + fault.message()
                        + fault.hint().map(hint -> "; " + hint).orElse(""));
    }

    @Test
    void settingsHaveTheirPlaces() {
        TestCase test = test("dialect norse, dt 1 ms, precision f64", EXPECTATION);

        assertEquals("t", test.title());
        assertEquals("norse", test.dialect().orElseThrow().value());
        assertEquals("2:11", test.dialect().orElseThrow().place().toString());
        assertEquals(1e-3, test.stepSeconds().orElseThrow().value());
        assertEquals("2:21", test.stepSeconds().orElseThrow().place().toString());
        assertEquals(Optional.of(DType.F64), test.precision());
        assertEquals("1:6", test.place().toString());
    }

    @Test
    void settingsMayBeLeftOut() {
        TestCase test = test(EXPECTATION);

        assertEquals(Optional.empty(), test.dialect());
        assertEquals(Optional.empty(), test.stepSeconds());
        assertEquals(Optional.empty(), test.precision());
    }

    @Test
    void constantsAreFed() {
        Feed feed = feed("feed x = constant(0.5) for 20 steps");

        assertEquals(new Constant(0.5), feed.source());
        assertEquals("x", feed.target().toString());
        assertEquals("2:8", feed.target().place().toString());
        assertEquals(20, feed.steps().orElseThrow().value());
        assertEquals("2:30", feed.steps().orElseThrow().place().toString());
        assertEquals("2:3", feed.place().toString());
    }

    @Test
    void poissonSpikesAreFedByRateAndSeed() {
        assertEquals(new Poisson(50, 1), feed("feed x = poisson(50 Hz, seed 1)").source());
        assertEquals(
                new Poisson(2000, 3),
                feed("feed x = poisson(seed = 3, rate = 2 kHz)").source());
        assertEquals(new Poisson(7, 0), feed("feed x = poisson(7, 0)").source());
    }

    @Test
    void spikesAreFedAtSteps() {
        assertEquals(
                new Spikes(List.of(3L, 7L, 9L)),
                feed("feed x = spikes at [3, 7, 9]").source());
        assertEquals(new Spikes(List.of()), feed("feed x = spikes at []").source());
    }

    @Test
    void arraysAreFed() {
        Recorded recorded =
                (Recorded) feed("feed x = f32[[1, 2], [3, 4], [5, 6]]").source();

        assertEquals(Tensor.of(Shape.of(3, 2), 1f, 2f, 3f, 4f, 5f, 6f), recorded.numbers());
    }

    @Test
    void arraysAreLoadedFromBesideTheText(@TempDir Path folder) throws IOException {
        Npy.write(folder.resolve("in.npy"), Tensor.ofFloats(1, 2));
        Npz.write(folder.resolve("out.npz"), Map.of("y", Tensor.ofFloats(3, 4)));
        Path file = folder.resolve("net.snn");
        Files.writeString(file, holding("feed x = \"in.npy\"", "expect y equals \"out.npz\".y"));

        TestCase test = SnnFile.read(file).tests().getFirst();

        assertEquals(
                new Recorded(Tensor.ofFloats(1, 2)), test.feeds().getFirst().source());
        assertEquals(
                new Equals(Tensor.ofFloats(3, 4), 0, 0),
                test.expectations().getFirst().condition());
    }

    @Test
    void constantsOfTheTextMayBeUsed() {
        TestCase test = tests("let n = 4\n" + holding("feed x = constant(n / 2) for n steps", EXPECTATION))
                .getFirst();

        assertEquals(new Constant(2), test.feeds().getFirst().source());
        assertEquals(4, test.feeds().getFirst().steps().orElseThrow().value());
    }

    @Test
    void signalsHavePathVariableAndIndex() {
        SignalName signal =
                expectation("expect block/lif1.v[0, 12] at 3 ~ 1 +- 0").signal();

        assertEquals("block/lif1", signal.node());
        assertEquals(Optional.of("v"), signal.variable());
        assertEquals(Optional.of(List.of(0L, 12L)), signal.index());
        assertEquals("block/lif1.v[0, 12]", signal.toString());
        assertEquals("2:10", signal.place().toString());
    }

    @Test
    void quotedNamesKeepTheirDots() {
        SignalName signal = expectation("expect \"fc.1\".v fires 1 times").signal();

        assertEquals("fc.1", signal.node());
        assertEquals("fc.1.v", signal.whole());
    }

    @Test
    void spikesAreExpectedAtSteps() {
        Expectation expectation = expectation("expect y spikes at [4, 9]");

        assertEquals(new SpikesAt(List.of(4L, 9L)), expectation.condition());
        assertEquals("2:3", expectation.place().toString());
    }

    @Test
    void countsAreExpected() {
        assertEquals(new Fires(4), expectation("expect y fires 4 times").condition());
    }

    @Test
    void numbersAreExpectedWithATolerance() {
        assertEquals(
                new Near(3, 0.0974, 1e-4),
                expectation("expect l.v[0] at 3 ~ 0.0974 +- 1e-4").condition());
        assertEquals(
                new Near(3, 0.125, 0.0005),
                expectation("expect l.v at 3 ~ 125 mV +- 0.5 mV").condition());
    }

    @Test
    void arraysAreExpectedWithToleranceAndShare() {
        Tensor array = Tensor.ofLongs(0, 1);

        assertEquals(
                new Equals(array, 0, 0), expectation("expect y equals [0, 1]").condition());
        assertEquals(
                new Equals(array, 0.5, 0.2),
                expectation("expect y equals [0, 1] +- 0.5 within 0.2 %").condition());
    }

    @Test
    void aTestThatExpectsNothingIsAFault() {
        assertFault(
                "1:6 NIR-601 the test 't' expects nothing; say what must hold: expect lif1 fires 4 times",
                fault("feed x = constant(1) for 3 steps"));
    }

    @Test
    void aTitleIsGivenOnce() {
        Diagnostic fault = faults(holding(EXPECTATION) + holding(EXPECTATION)).getFirst();

        assertFault("4:6 NIR-604 there is a test 't' already", fault);
        assertEquals("1:6", fault.others().getFirst().toString());
    }

    @Test
    void aSettingIsGivenOnce() {
        assertFault("2:12 NIR-604 there is a dt in this test already", fault("dt 1 ms, dt 2 ms", EXPECTATION));
    }

    @Test
    void aMistypedSourceIsGuessed() {
        assertFault(
                "2:12 NIR-602 nothing that can be fed is called 'poison'; did you mean 'poisson'?",
                fault("feed x = poison(50 Hz, seed 1)", EXPECTATION));
        assertFault(
                "2:12 NIR-602 nothing that can be fed is called 'one'; did you mean 'ones'?",
                fault("feed x = one([3, 2])", EXPECTATION));
    }

    @Test
    void sourcesTakeTheirArgumentsAlone() {
        String takes = "2:12 NIR-605 poisson takes rate, seed; such as poisson(50 Hz, seed 1)";
        assertFault(takes, fault("feed x = poisson(50 Hz)", EXPECTATION));
        assertFault(takes, fault("feed x = poisson(50 Hz, sede = 1)", EXPECTATION));
        assertFault(takes, fault("feed x = poisson(50 Hz, 1, 2)", EXPECTATION));
        assertFault(takes, fault("feed x = poisson(50 Hz, rate = 1)", EXPECTATION));
        assertFault(
                "2:12 NIR-605 constant takes value; such as constant(0.5)", fault("feed x = constant()", EXPECTATION));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dt 1 mV                                 | NIR-603
        dt 0 ms                                 | NIR-606
        dt -1 ms                                | NIR-606
        dt inf                                  | NIR-606
        precision f16                           | NIR-602
        feed x = constant(5 mV) for 3 steps     | NIR-603
        feed x = constant(nan) for 3 steps      | NIR-606
        feed x = poisson(50 ms, seed 1)         | NIR-603
        feed x = poisson(-1 Hz, seed 1)         | NIR-606
        feed x = poisson(50 Hz, seed = 0.5)     | NIR-606
        feed x = constant(1) for 0 steps        | NIR-606
        feed x = constant(1) for 1.5 steps      | NIR-606
        feed x = spikes at [-1]                 | NIR-606
        feed x = spikes at [3, 3]               | NIR-606
        feed x = spikes at [7, 3]               | NIR-606
        feed x = spikes at [[1], [2]]           | NIR-606
        feed x = 0.5                            | NIR-606
        feed x = { a = 1 }                      | NIR-105
        feed x = "missing.npy"                  | NIR-008
        feed x[-1] = constant(1) for 3 steps    | NIR-606
        feed x[0.5] = constant(1) for 3 steps   | NIR-606
        feed x = constant(m) for 3 steps        | NIR-602
        expect y fires -1 times                 | NIR-606
        expect y at 0.5 ~ 1 +- 1                | NIR-606
        expect y at 1 ~ 1 ms +- 1               | NIR-603
        expect y at 1 ~ 1 +- -1                 | NIR-606
        expect y at 1 ~ 1 +- inf                | NIR-606
        expect y at 1 ~ 1 +- 1 ms               | NIR-603
        expect y equals [1] within 100 %        | NIR-606
        expect y equals [1] within -1 %         | NIR-606
        expect y equals 1                       | NIR-606
        """)
    void whatMakesNoSenseIsAFault(String line, String code) {
        Diagnostic fault = fault(line, EXPECTATION);

        assertEquals(code, fault.code().label(), fault::toString);
        assertTrue(fault.place().toString().startsWith("2:"), fault::toString);
    }

    @Test
    void allFaultsOfAllTestsAreFound() {
        String text = holding("dt 0 ms", "feed x = constant(1) for 0 steps", "expect y fires -1 times")
                + holding("precision f16", EXPECTATION);

        assertEquals(
                List.of("2:6", "3:28", "4:18", "6:6", "7:13"),
                faults(text).stream().map(fault -> fault.place().toString()).toList());
    }
}
