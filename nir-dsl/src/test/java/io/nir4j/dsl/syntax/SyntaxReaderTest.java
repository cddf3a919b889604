package io.nir4j.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.syntax.Expression.Chain;
import io.nir4j.dsl.syntax.Expression.Extents;
import io.nir4j.dsl.syntax.Expression.Measured;
import io.nir4j.dsl.syntax.Expression.Negated;
import io.nir4j.dsl.syntax.Expression.Numeral;
import io.nir4j.dsl.syntax.Expression.Reference;
import io.nir4j.dsl.syntax.Expression.Text;
import io.nir4j.dsl.syntax.Statement.Block;
import io.nir4j.dsl.syntax.Statement.Constant;
import io.nir4j.dsl.syntax.Statement.Definition;
import io.nir4j.dsl.syntax.Statement.Edges;
import io.nir4j.dsl.syntax.Statement.Header;
import io.nir4j.dsl.syntax.Statement.Instance;
import io.nir4j.dsl.syntax.Statement.NodeName;
import io.nir4j.dsl.syntax.Statement.Port;
import io.nir4j.dsl.syntax.Statement.Test;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxReaderTest {
    private static List<Statement> read(String text) {
        Findings findings = new Findings();
        List<Statement> statements = SyntaxReader.read(new SourceText(text), findings);
        assertEquals(List.of(), findings.all());
        return statements;
    }

    private static List<Diagnostic> faults(String text) {
        Findings findings = new Findings();
        SyntaxReader.read(new SourceText("net.snn", text), findings);
        return findings.all();
    }

    private static Expression value(String text) {
        return assertInstanceOf(Constant.class, read("let k = " + text).getFirst())
                .value();
    }

    @org.junit.jupiter.api.Test
    void readsEveryKindOfStatement() {
        List<Statement> statements = read("""
            network classifier "Two layers."   // a comment
            weights w = "classifier.npz"
            let hidden = 512
            input image [784] metadata { unit = "spikes" }

            fc1 = Affine(weight = w."fc1.weight",
                         bias = 0)
            block conv(channels, kernel = 3x3) {
                c = Conv2d(weight = normal(channels x 2 x kernel, seed 1))
                in -> c -> out
            }
            metadata { author = "somebody" }
            image -> fc1 ->
                lif1 -> output scores [10]
            {lif1, "a b"} -> merge
            test "does something" {
                dialect norse, dt 1 ms
                feed image = constant(0.5) for 20 steps
                expect lif1.v[0] at 3 ~ 0.0974 +- 1e-4
                expect scores equals "expected.npz".output within 0.2 %
            }
            """);
        assertEquals(
                List.of(
                        "Header",
                        "Weights",
                        "Constant",
                        "Port",
                        "Definition",
                        "Block",
                        "Metadata",
                        "Edges",
                        "Edges",
                        "Test"),
                statements.stream().map(s -> s.getClass().getSimpleName()).toList());
        Header header = assertInstanceOf(Header.class, statements.getFirst());
        assertEquals("Two layers.", header.description().orElseThrow().text());
        Test test = assertInstanceOf(Test.class, statements.getLast());
        assertEquals(5, test.statements().size());
        assertEquals(2, assertInstanceOf(Block.class, statements.get(5)).body().size());
    }

    @org.junit.jupiter.api.Test
    void takesAKeywordForANameWhereItCannotBeAnythingElse() {
        List<Statement> statements = read("""
            input input [3]
            output = LIF(tau = 1)
            x = block(at = 1, test = 2)
            input -> output -> x -> output weights
            {output, input} -> test
            """);
        assertInstanceOf(Port.class, statements.getFirst());
        assertInstanceOf(Definition.class, statements.get(1));
        Edges edges = assertInstanceOf(Edges.class, statements.get(3));
        assertInstanceOf(NodeName.class, edges.groups().get(1).getFirst());
        assertEquals(
                "weights",
                assertInstanceOf(Port.class, edges.groups().get(3).getFirst())
                        .name()
                        .text());
    }

    @org.junit.jupiter.api.Test
    void bindsSignsUnitsProductsSumsAndExtentsInThisOrder() {
        Extents extents = assertInstanceOf(Extents.class, value("2 + 3 * -4 ms x 5"));
        Chain sum = assertInstanceOf(Chain.class, extents.extents().getFirst());
        Chain product = assertInstanceOf(Chain.class, sum.steps().getFirst().operand());
        Negated negated =
                assertInstanceOf(Negated.class, product.steps().getFirst().operand());
        assertInstanceOf(Measured.class, negated.operand());
    }

    @org.junit.jupiter.api.Test
    void readsExtentsWrittenAsOneWord() {
        Extents extents = assertInstanceOf(Extents.class, value("3x28"));
        assertEquals(
                List.of("3", "28"),
                extents.extents().stream().map(e -> ((Numeral) e).digits()).toList());
    }

    @org.junit.jupiter.api.Test
    void tellsATextFromAnArrayInAFile() {
        assertInstanceOf(Text.class, value("\"same\""));
        assertInstanceOf(Reference.class, value("\"same\".x"));
        assertInstanceOf(Reference.class, value("same"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        "a b"                   , a b
        "\\" \\\\"              , `" \\`
        "\\u{1F9E0}\\u{e9}"     , 🧠é
        """)
    void resolvesEscapes(String quoted, String text) {
        assertEquals(text, assertInstanceOf(Text.class, value(quoted)).text());
    }

    @org.junit.jupiter.api.Test
    void keepsHalfOfASurrogatePairThatIsEscaped() {
        assertEquals(
                "\ud83e", assertInstanceOf(Text.class, value("\"\\u{d83e}\"")).text());
        assertEquals("\ud83e", assertInstanceOf(Text.class, value("\"\ud83e\"")).text());
    }

    @org.junit.jupiter.api.Test
    void countsInCharsBehindALargeCharacter() {
        String text = "// 🧠\nlet k = \"🧠\" + 12";
        Constant constant = assertInstanceOf(Constant.class, read(text).getFirst());
        Chain chain = assertInstanceOf(Chain.class, constant.value());
        assertEquals(
                "12", new SourceText(text).at(chain.steps().getFirst().operand().span()));
    }

    @org.junit.jupiter.api.Test
    void goesOnWithTheNextLineAfterAFault() {
        List<Diagnostic> faults = faults("""
            lif1 = LIF(tau = 10 ms v_leak = 0)
            lif2 LIF(tau = 1)
            input a [3]
            b = {
                c = = 1
                d -> 5
                e -> f
            }
            a -> "unfinished
            """);
        assertEquals(
                List.of("1:24", "2:6", "5:9", "6:10", "9:6"),
                faults.stream().map(d -> d.place().path().orElseThrow()).toList());
        assertEquals(
                List.of(Code.SYNTAX),
                faults.stream().map(Diagnostic::code).distinct().toList());
    }

    @org.junit.jupiter.api.Test
    void keepsTheStatementsAroundAFault() {
        Findings findings = new Findings();
        List<Statement> statements =
                SyntaxReader.read(new SourceText("a -> b\nc = (\nb = { \n x = \n y -> z\n }\nd -> e"), findings);
        assertEquals(2, findings.all().size());
        assertEquals(3, statements.size());
    }

    @org.junit.jupiter.api.Test
    void pointsAtTheWordThatDoesNotFit() {
        assertEquals(
                """
                error NIR-601: expected ')' or ',', found 'v_leak'
                  --> net.snn:1:24
                     1 | lif1 = LIF(tau = 10 ms v_leak = 0)
                       |                        ^^^^^^\
                """,
                faults("lif1 = LIF(tau = 10 ms" + " v_leak" + " = 0)")
                        .getFirst()
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        lif1                 | expected '=' or '->', found the end of the text
        lif1 = 3             | expected a name without quotes or '{', found '3'
        input                | expected a name, '=' or '->', found the end of the text
        input a [            | expected a value or ']', found the end of the text
        a -> b }             | '}' does not fit here
        let a = 1 $ 2        | the character '$' does not fit here
        let a = 1 +          | expected a value, found the end of the text
        let a = "b           | expected a value, found a quote that no other one closes in its line
        network "a b"        | expected a name without quotes, '=' or '->', found '"a b"'
        a = b(c = 1,, d)     | expected a value or ')', found ','
        test "a" { feed x }  | expected '=', found '}'
        a ; b                | expected '=' or '->', found the character ';'
        """)
    void saysWhatItExpected(String text, String message) {
        assertEquals(message, faults(text).getFirst().message());
    }

    @org.junit.jupiter.api.Test
    void showsTheBracketThatIsNeverClosed() {
        Diagnostic fault = faults("a = {\n  b -> c\n").getFirst();
        assertEquals(
                List.of("1:5"),
                fault.others().stream().map(p -> p.path().orElseThrow()).toList());
    }

    @org.junit.jupiter.api.Test
    void goesOnAfterABraceTooMany() {
        assertEquals(
                List.of("1:8", "2:6"),
                faults("a -> b }\na -> = \nc -> d").stream()
                        .map(d -> d.place().path().orElseThrow())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "let a = (", "a = {", "let a = [[", "let a = -"})
    void refusesAMillionOfThese(String opening) {
        List<Diagnostic> faults = faults("a = b" + opening.repeat(1_000_000));
        assertTrue(!faults.isEmpty() && faults.size() <= 100, faults::toString);
    }

    @org.junit.jupiter.api.Test
    void stopsAfterAHundredFaults() {
        assertEquals(100, faults("a b\n".repeat(100_000)).size());
    }

    @org.junit.jupiter.api.Test
    void readsAChainOfAMillionTermsWithoutNesting() {
        Chain chain = assertInstanceOf(Chain.class, value("1" + " + 1".repeat(200_000)));
        assertEquals(200_000, chain.steps().size());
    }

    @org.junit.jupiter.api.Test
    void readsNodesOfDefinitionsWithAndWithoutASize() {
        Instance instance = assertInstanceOf(
                Instance.class,
                assertInstanceOf(
                                Definition.class, read("a = LIF[2, 3](tau = 1)").getFirst())
                        .node());
        assertEquals(2, instance.size().orElseThrow().elements().size());
    }
}
