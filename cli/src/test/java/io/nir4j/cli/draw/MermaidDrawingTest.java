package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Graph;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import org.junit.jupiter.api.Test;

class MermaidDrawingTest {
    /// What a line may be, so that no name can become anything else.
    private static final String NODE = "n[0-9_]+(\\(\\[|\\[|\\()\"[^\"\\n]*\"(\\]\\)|\\]|\\)):::[a-z]+";

    private static final String LINE =
            NODE + "|subgraph n[0-9_]+ \\[\"[^\"\\n]*\"\\]|direction LR|end|style n[0-9_]+ .*"
                    + "|n[0-9_]+ (-->|-\\.->)(\\|\"[^\"\\n]*\"\\|)? n[0-9_]+";

    @Test
    void showsNodesAndWhatFlowsBetweenThem() {
        assertEquals("""
            n0(["<b>x</b><br/>Input · (3)"]):::port
            n1["<b>fc</b><br/>Affine · 3 → 2"]:::weights
            n2("<b>lif</b><br/>LIF · τ 20 ms · v #62; 1"):::neuron
            n3["<b>rec</b><br/>Linear · 2 → 2"]:::weights
            n4(["<b>y</b><br/>Output · (2)"]):::port
            n0 -->|"(3)"| n1
            n1 -->|"(2)"| n2
            n2 -->|"(2)"| n3
            n2 -->|"(2)"| n4
            n3 -.->|"(2)"| n2
            """, body(Networks.recurrent()));
    }

    @Test
    void nestedGraphsAreSubgraphs() {
        assertEquals("""
            n0(["<b>x</b><br/>Input · (2)"]):::port
            subgraph n1 ["<b>block</b> · NIRGraph · 3 nodes"]
            direction LR
            n1_0(["<b>in</b><br/>Input · (2)"]):::port
            n1_1("<b>mid</b><br/>LIF · τ 20 ms · v #62; 1"):::neuron
            n1_2(["<b>out</b><br/>Output · (2)"]):::port
            n1_0 -->|"(2)"| n1_1
            n1_1 -->|"(2)"| n1_2
            end
            style n1 fill:#f6f7f9,stroke:#8a94a3,color:#1d2430
            n2(["<b>y</b><br/>Output · (2)"]):::port
            n0 -->|"(2)"| n1
            n1_2 -.->|"(2)"| n1_0
            n1 -->|"(2)"| n2
            """, body(Networks.nested()));
    }

    @Test
    void namesCannotBreakOut() {
        String body = body(Networks.zoo());

        assertTrue(
                body.contains("<b>#34;#93;#59; x #60;b#62;#38;amp#59;#92; #96;end#96; #35;quot#59;␊␁ #37;22 神経</b>"),
                body);
        Property.forAllGraphs(3, 200, RandomGraphs.any(), graph -> assertOnlyKnownLines(body(graph)));
        assertOnlyKnownLines(body);
    }

    @Test
    void theTitleIsQuotedAsYaml() {
        String drawing = DrawingFormat.MERMAID.render(Graph.builder().build(), "a\"b\\c\nd");

        assertTrue(
                drawing.startsWith("---\ntitle: \"a\\\"b\\\\c␊d · 0 nodes · 0 edges · 0 parameters\"\n---\n"), drawing);
    }

    @Test
    void saysWhenMermaidNeedsLargerLimits() {
        assertTrue(DrawingFormat.MERMAID.render(Networks.chain(502), "net").contains("%% More than 500 edges"));
        assertFalse(DrawingFormat.MERMAID.render(Networks.chain(501), "net").contains("%%"));
    }

    private static void assertOnlyKnownLines(String body) {
        body.lines().forEach(line -> assertTrue(line.matches(LINE), line));
    }

    /// Without title and classes, and without indentation.
    private static String body(Graph graph) {
        String drawing = DrawingFormat.MERMAID.render(graph, "net");
        return drawing.lines()
                .dropWhile(line -> !line.equals("flowchart LR"))
                .skip(1 + Family.values().length)
                .map(line -> line.strip() + "\n")
                .reduce("", String::concat);
    }
}
