package io.nir4j.dsl.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.Snn;
import io.nir4j.dsl.SnnNetwork;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.value.ArrayFiles;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildFaultsTest {
    private static List<Diagnostic> faults(String text) {
        return assertThrows(InvalidNetwork.class, () -> Snn.parse(new SourceText("net.snn", text), ArrayFiles.none()))
                .diagnostics();
    }

    private static String at(Diagnostic finding) {
        return finding.place().path().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a = Lif()                          | NIR-102 | 1:5  | did you mean 'LIF'?
        a = Wild()                         | NIR-102 | 1:5  | 'opaque Wild(...)' carries a node that nir4j does not know
        a = Scale(scal = 1)                | NIR-104 | 1:11 | did you mean 'scale'?
        a = LIF[2](tau=1, r=1, v_leak=0, v_th=1) | NIR-104 | 1:34 | it is called 'v_threshold'
        a = Scale()                        | NIR-103 | 1:5  | 'nir explain Scale' says what it is
        a = Scale([1], [2])                | NIR-605 | 1:16 |
        a = Scale([1], scale = [2])        | NIR-604 | 1:16 |
        a = Linear[3](zeros(3 x 3))        | NIR-605 | 1:11 | only what works element by element does; this one's follows from its parameters
        a = Linear(weight = 0.5)           | NIR-205 | 1:21 | full(10 x 512, 0.5) has one; scalar(0.5) is a number for sure
        a = Linear(weight = [1, 2])        | NIR-106 | 1:5  |
        a = Scale[3](scale = 1)\\na = Scale[3](scale = 2) | NIR-604 | 2:1 |
        let a = 1\\nlet a = 2              | NIR-604 | 2:5  |
        metadata { a = 1 }\\nmetadata { a = 2 } | NIR-604 | 2:12 |
        block LIF() { }                    | NIR-604 | 1:7  |
        block b(k) { }\\nx = b()           | NIR-605 | 2:5  |
        block b(k) { }\\nx = b(1, 2)       | NIR-605 | 2:10 |
        block b(kernel) { }\\nx = b(kernal = 2) | NIR-605 | 2:7 | did you mean 'kernel'?
        block b(k) { }\\nx = b(1, k = 2)   | NIR-604 | 2:10 |
        block b() { x = b() }\\ny = b()    | NIR-605 | 1:17 |
        a -> b\\nnetwork late              | NIR-601 | 2:1  |
        b = { test "t" { } }               | NIR-601 | 1:7  |
        "a/b" = Scale[2](1)                | NIR-107 | 1:1  | HDF5 forbids empty names, '.', and names that hold '/' or NUL
        a = opaque NIRGraph()              | NIR-102 | 1:12 | a nested graph is written in braces: name = { ... }
        a = opaque T(1)                    | NIR-605 | 1:14 |
        a = opaque T(type = 1)             | NIR-104 | 1:12 |
        weights w = "w.npz"                | NIR-008 | 1:13 | name the file of the text instead of piping it
        a = Scale(scale = 1)               | NIR-205 | 1:1  | write it behind the name of the port, or of the primitive: LIF[512](...)
        """)
    void pointsAtTheFault(String text, String code, String place, String hint) {
        List<Diagnostic> faults = faults(text.replace("\\n", "\n"));
        assertEquals(1, faults.size(), faults::toString);
        Diagnostic fault = faults.getFirst();
        assertEquals(code, fault.code().label());
        assertEquals(place, at(fault));
        assertEquals(Optional.ofNullable(hint), fault.hint());
    }

    @Test
    void findsFaultsInSeveralStatements() {
        List<Diagnostic> faults = faults("""
            a = Lif(tau = 1)
            b = Scale(scal = 1)
            c = Linear(weight = noise(3))
            """);
        assertEquals(
                List.of("1:5", "2:11", "3:21"),
                faults.stream().map(BuildFaultsTest::at).toList());
    }

    @Test
    void namesBothPlacesOfANameGivenTwice() {
        Diagnostic fault = faults("a = Scale[1](1)\n\na = Scale[1](2)").getFirst();
        assertEquals(
                List.of("--> net.snn:3:1", "and net.snn:1:1"),
                fault.places().stream().filter(l -> !l.contains("|")).toList());
    }

    @Test
    void namesAMistypedNodeAndNotTheSizesThatItLeavesOpen() {
        List<Diagnostic> faults = faults("""
            input image [3]
            lif1 = LIF(tau = 1, r = 1, v_leak = 0, v_threshold = 1)
            image -> lif -> output y
            """);
        assertEquals(
                List.of(Code.UNKNOWN_ENDPOINT),
                faults.stream().map(Diagnostic::code).toList());
        assertEquals("net.snn:3:10", faults.getFirst().place().toString());
        assertEquals(Optional.of("did you mean 'lif1'?"), faults.getFirst().hint());
    }

    @Test
    void locatesWhatTheVerifierFindsAtBothEndsOfAnEdge() {
        SnnNetwork network = Snn.parse("""
            input image [3]
            a = Linear(weight = zeros(2 x 3))
            b = Linear(weight = zeros(4 x 5))
            image -> a -> b -> output y [4]
            """);
        Diagnostic finding = network.locate(Verifier.verify(network.graph()).getFirst());
        assertEquals(Code.SHAPE_MISMATCH, finding.code());
        assertEquals(
                List.of("--> 3:1", "and 2:1"),
                finding.places().stream().filter(l -> !l.contains("|")).toList());
    }

    @Test
    void locatesAFieldInsideABlock() {
        SnnNetwork network = Snn.parse("""
            block b(tau) {
                lif = LIF[2](tau = tau, r = 1, v_leak = 0, v_threshold = 1)
                in -> lif -> out
            }
            x = b(-1)
            """);
        Diagnostic finding = Verifier.verify(network.graph()).stream()
                .filter(d -> d.code() == Code.NOT_POSITIVE)
                .findFirst()
                .orElseThrow();
        assertEquals(Place.node("x/lif").withField("tau"), finding.place());
        assertEquals("2:24", at(network.locate(finding)));
    }

    @Test
    void refusesBlocksThatMultiply() {
        String text = "block b0() {\n a = Scale[1](1)\n in -> a -> out\n}\n"
                + IntStream.range(1, 40)
                        .mapToObj(i -> "block b" + i + "() {\n x = b" + (i - 1) + "()\n y = b" + (i - 1)
                                + "()\n in -> x -> y -> out\n}\n")
                        .collect(Collectors.joining())
                + "z = b39()\n";
        List<Diagnostic> faults = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> faults(text));
        assertEquals(
                List.of(Code.TEXT_LIMIT), faults.stream().map(Diagnostic::code).toList());
    }

    @Test
    void refusesBlocksThatNestWithoutEnd() {
        String text = "block b0() { }\n"
                + IntStream.range(1, 5000)
                        .mapToObj(i -> "block b" + i + "() { x = b" + (i - 1) + "() }\n")
                        .collect(Collectors.joining())
                + "z = b4999()\n";
        assertEquals(Code.TEXT_LIMIT, faults(text).getFirst().code());
    }

    @Test
    void refusesGroupsThatMultiply() {
        String group = "{" + "a, ".repeat(20_000) + "}";
        assertEquals(Code.TEXT_LIMIT, faults(group + " -> " + group).getFirst().code());
    }

    @Test
    void saysWhatIsWrongWithABlockOnce() {
        assertEquals(
                1,
                faults("block b() {\n a = Scale(1 mV)\n in -> a -> out\n}\nx = b()\ny = b()")
                        .size());
    }

    @Test
    void saysNothingOfTheUsesOfAConstantThatHasAFault() {
        assertEquals(
                List.of("1:9", "3:11"),
                faults("let a = [[1], [2, 3]]\nb = Scale(a)\nc = Scale(d)").stream()
                        .map(BuildFaultsTest::at)
                        .toList());
    }

    @Test
    void stopsAfterAHundredFaults() {
        assertTrue(faults("a = Lif()\n".repeat(100_000)).size() <= 101);
    }
}
