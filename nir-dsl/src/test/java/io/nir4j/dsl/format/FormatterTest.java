package io.nir4j.dsl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatterTest {
    private static void formats(String text, String expected) {
        assertEquals(expected, Formatter.format(text));
        assertEquals(expected, Formatter.format(expected), "the second time");
    }

    private static void stays(String text) {
        formats(text, text);
    }

    @Test
    void oneSpaceSeparatesWords() {
        formats("a=LIF [ 3 ] ( tau=10ms ,r = 1 )\n", "a = LIF[3](tau = 10 ms, r = 1)\n");
        formats("input   x[4]->a->{b,c}->output y[ 2 ]\n", "input x [4] -> a -> {b, c} -> output y [2]\n");
    }

    @Test
    void emptyTextStaysEmpty() {
        formats("", "");
        formats("\n \n", "");
    }

    @Test
    void theLastLineEnds() {
        formats("a -> b", "a -> b\n");
        formats("a -> b\n\n\n", "a -> b\n");
    }

    @Test
    void linesEndAsInUnixAndThereIsNoByteOrderMark() {
        formats("\ufeffa -> b\r\nb -> c\rc -> d", "a -> b\nb -> c\nc -> d\n");
    }

    @Test
    void oneEmptyLineStaysOfMany() {
        formats("\n\na -> b\n\n\n\nb -> c\n", "a -> b\n\nb -> c\n");
        formats("b = {\n\n\na -> b\n\n\n}\n", "b = {\n    a -> b\n}\n");
    }

    @Test
    void aCommaBehindTheLastItemKeepsBracketsOpen() {
        formats("a = F(w = [[1, 2], [3, 4],], b = 0)\n", """
            a = F(
                w = [
                    [1, 2],
                    [3, 4],
                ],
                b = 0
            )
            """);
        formats("let a = [1, 2,\n]\n", "let a = [\n    1, 2,\n]\n");
        formats("let a = [\n    1,\n    2\n]\n", "let a = [1, 2]\n");
    }

    @Test
    void signsTouchWhatTheyNegate() {
        stays("let a = -3 - -4 * (+ -b + -pi)\n");
        stays("let a = [-1, -2 ms]\n");
    }

    @Test
    void xJoinsExtentsOrIsAName() {
        stays("let x = x x 3 x x\n");
        stays("a -> x\nb -> c\n");
        stays("input x\nx -> {x, y}\n");
        stays("x = LIF[3](x = x x x)\n");
        formats("let a = 10 x\n512\n", "let a = 10 x 512\n");
    }

    @Test
    void namesTouchBracketsAndPortsDoNot() {
        stays("output = output[3](tau = 1)\noutput output [3]\ninput \"a b\" [3]\n");
        stays("opaque = opaque(a = f64[1])\nb = opaque \"A b\"(c = {})\nd = opaque E(f = g(1))\n");
        stays("block block(let, x = 3) {\n    in -> out\n}\n");
        stays("let let = w.\"fc1.weight\" + \"a.npz\".b\n");
    }

    @Test
    void treesArePaddedAndGroupsAreNot() {
        stays("metadata { a = 1, b = { c = \"d\" }, e = {} }\n");
        stays("a = Scale(scale = 1) metadata { b = [{ c = 1 }] }\n");
        stays("{a, b} -> {c, d}\n");
    }

    @Test
    void bodiesAreIndented() {
        formats(
                "b={c={a->b}\nd={ }\nmetadata{a=1}} metadata {b=1}\n",
                "b = {\n    c = {\n        a -> b\n    }\n    d = {}\n    metadata { a = 1 }\n} metadata { b = 1 }\n");
        formats("block b (c,d=3x3){in->out}", "block b(c, d = 3x3) {\n    in -> out\n}\n");
    }

    @Test
    void namesOfStatementsMayNameNodes() {
        stays("block = {}\ntest = {}\nlet = {}\nmetadata = {}\nblock -> {a, b}\ntest -> {a, b}\n");
        stays("let a = { b = 1 }\n");
    }

    @Test
    void testsReadLikeSentences() {
        stays("""
            test "fires every fifth step" {
                dialect x, dt (1 + 1) ms, precision f64
                dialect x
                feed image[3] = constant(0.5) for (10 + 10) steps
                feed image = spikes at [3, 7]
                feed spikes = spikes at (3)
                feed b/c = at(3)
                feed c = d / e * poisson(50 Hz, seed 1)
                expect block/lif1.v[0, 1] at 3 ~ 0.0974 +- 1e-4
                expect at[0] spikes at [4, 9]
                expect "a b"[0] fires (4) times
                expect scores equals "expected.npz".output +- 1e-4 within 0.2 %
            }
            """);
    }

    @Test
    void commentsKeepTheirPlace() {
        formats(
                "// head\n\n//second\na -> b// why\n   // own\nb = { // of b\n// in b\n} // behind\n// last",
                "// head\n\n//second\na -> b  // why\n// own\nb = {  // of b\n    // in b\n}  // behind\n// last\n");
    }

    @Test
    void aCommentInBracketsBreaksThem() {
        formats("a = LIF( // of a\n// tau\ntau = 1 // slow\n, r = 1, // one\nv = [1] // end\n)\n", """
            a = LIF(  // of a
                // tau
                tau = 1,  // slow
                r = 1,  // one
                v = [1]  // end
            )
            """);
        stays("let a = [\n    // none\n]\n");
    }

    @Test
    void aCommentBehindAnArrowBreaksTheChain() {
        formats("a -> // first\n // second\n b -> c\n", """
            a ->  // first
                // second
                b -> c
            """);
        stays("let a =  // why\n    3\n");
    }

    @Test
    void whatFitsGoesOnOneLine() {
        formats("a = LIF(\n  tau = 1,\n\n  r = 1\n)\n", "a = LIF(tau = 1, r = 1)\n");
        formats("a ->\n  b ->\n  c\n", "a -> b -> c\n");
    }

    @Test
    void longDefinitionsHaveOneArgumentPerLine() {
        formats(
                "population = CubaLIF[10](tau_syn = 5 ms, tau_mem = uniform(5 ms, 20 ms, seed = 3), r = 1, v_leak = 0,"
                        + " v_threshold = 1)\n",
                """
                population = CubaLIF[10](
                    tau_syn = 5 ms,
                    tau_mem = uniform(5 ms, 20 ms, seed = 3),
                    r = 1,
                    v_leak = 0,
                    v_threshold = 1
                )
                """);
    }

    @Test
    void theLastBracketsBreakFirst() {
        String value = "\"" + "v".repeat(50) + "\"";
        formats(
                "a = Linear(weight = w.\"fc1.weight\") metadata { first = " + value + ", second = 2 }\n",
                "a = Linear(weight = w.\"fc1.weight\") metadata {\n    first = " + value + ",\n    second = 2\n}\n");
        formats(
                "a = Linear(weight = " + value + ", bias = " + value + ") metadata { first = " + value + " }\n",
                "a = Linear(\n    weight = " + value + ",\n    bias = " + value + "\n) metadata {\n    first = " + value
                        + "\n}\n");
    }

    @Test
    void rowsOfNumbersAreFilled() {
        String row = "1, ".repeat(40);
        formats(
                "let a = [" + row + "1]\n",
                "let a = [\n    " + "1, ".repeat(31) + "1,\n    " + "1, ".repeat(8) + "1\n]\n");
        formats(
                "let a = [[" + "1, ".repeat(20) + "1], [" + "2, ".repeat(20) + "2]]\n",
                "let a = [\n    [" + "1, ".repeat(20) + "1],\n    [" + "2, ".repeat(20) + "2]\n]\n");
    }

    @Test
    void longChainsGoOnAfterTheArrow() {
        formats("layer -> ".repeat(12) + "end\n", "layer -> ".repeat(10) + "layer ->\n    " + "layer -> " + "end\n");
        formats(
                "let a = " + "b * ".repeat(30) + "b\n",
                "let a = " + "b * ".repeat(22) + "b *\n    " + "b * ".repeat(7) + "b\n");
    }

    @Test
    void longGroupsAreFilled() {
        formats(
                "{" + "node, ".repeat(20) + "node} -> a\n",
                "{\n    " + "node, ".repeat(15) + "node,\n    " + "node, ".repeat(4) + "node\n} -> a\n");
    }

    @Test
    void linesKeepToAHundredColumns() {
        String exact = "a = Linear(weight = \"" + "w".repeat(77) + "\")\n";
        assertEquals(101, exact.length());
        stays(exact);
        formats(
                exact.replace("ww", "www").replaceFirst("w{115}", "w".repeat(78)),
                "a = Linear(\n    weight = \"" + "w".repeat(78) + "\"\n)\n");
    }

    @Test
    void whatIsNoNetworkIsNotFormatted() {
        InvalidNetwork fault = assertThrows(InvalidNetwork.class, () -> Formatter.format("a ->\n\nb = (\nc ->"));

        assertTrue(fault.diagnostics().stream().allMatch(finding -> finding.code() == Code.SYNTAX), fault::getMessage);
    }

    @Test
    void aMillionNumbersInOneLineAreNoProblem() {
        String formatted = Formatter.format("let a = [" + "1, ".repeat(1_000_000) + "1]\n");

        assertTrue(formatted.lines().allMatch(line -> line.length() <= 100), "a line is too long");
    }

    @Test
    void wordsStayWhatTheyAre() {
        List<String> texts = List.of(
                "let a = -(1) - - 2\nlet b = 1 / 2\n", "metadata { \"//\" = \"a // b\" } // c\n", "let a = + -3\n");
        for (String text : texts) {
            assertEquals(words(text), words(Formatter.format(text)));
        }
    }

    static List<Lexeme> words(String text) {
        return Lexeme.of(text).stream()
                .filter(word -> !word.is(Lexeme.Kind.LINE_END) && !word.is(Lexeme.Kind.COMMENT))
                .toList();
    }
}
