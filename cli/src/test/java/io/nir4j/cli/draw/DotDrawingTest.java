package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Graph;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotDrawingTest {
    @TempDir
    private Path folder;

    @Test
    void showsNodesAndWhatFlowsBetweenThem() {
        String body = body(Networks.recurrent());

        assertEquals("""
              "x" [label=<<b>x</b><br/>Input · (3)>, fillcolor="#e3f4ec", color="#2b8a66"]
              "fc" [label=<<b>fc</b><br/>Affine · 3 → 2>, fillcolor="#e7effc", color="#3d6cc4"]
              "lif" [label=<<b>lif</b><br/>LIF · τ 20 ms · v &gt; 1>, fillcolor="#fdf0dc", color="#c47a1c"]
              "rec" [label=<<b>rec</b><br/>Linear · 2 → 2>, fillcolor="#e7effc", color="#3d6cc4"]
              "y" [label=<<b>y</b><br/>Output · (2)>, fillcolor="#e3f4ec", color="#2b8a66"]
              "x" -> "fc" [label="(3)"]
              "fc" -> "lif" [label="(2)"]
              "lif" -> "rec" [label="(2)"]
              "lif" -> "y" [label="(2)"]
              "rec" -> "lif" [label="(2)", style=dashed, constraint=false]
            }
            """, body);
    }

    @Test
    void nestedGraphsAreClusters() {
        String body = body(Networks.nested());

        assertTrue(body.contains("  subgraph \"cluster block\" {\n"), body);
        assertTrue(body.contains("    \"block/in\" -> \"block/mid\" [label=\"(2)\"]\n"), body);
        assertTrue(body.contains("  \"x\" -> \"block/in\" [label=\"(2)\", lhead=\"cluster block\"]\n"), body);
        assertTrue(body.contains("  \"block/out\" -> \"y\" [label=\"(2)\", ltail=\"cluster block\"]\n"), body);
        assertTrue(
                body.contains("  \"block/out\" -> \"block/in\" [label=\"(2)\", style=dashed, constraint=false]\n"),
                body);
    }

    @Test
    void namesCannotBreakOut() {
        String body = body(Networks.zoo());

        assertTrue(
                body.contains("\"%22]; x <b>%26amp;%5c `end` #quot;%0a%01 %2522 神経\" [label=<<b>&quot;]; x &lt;b&gt;"
                        + "&amp;amp;\\ `end` #quot;␊␁ %22 神経</b><br/>"),
                body);
    }

    @Test
    void graphvizDrawsWhateverItIsGiven() throws IOException, InterruptedException {
        Assumptions.assumeTrue(dot("digraph {}") == 0, "skipped: Graphviz' command dot is not there");

        assertEquals(0, dot(DrawingFormat.DOT.render(Networks.zoo(), Networks.UGLY_NAME)));
        assertEquals(0, dot(DrawingFormat.DOT.render(Graph.builder().build(), "")));
        StringBuilder all = new StringBuilder();
        for (int number = 0; number < 30; number++) {
            all.append(DrawingFormat.DOT.render(Property.example(11, number, RandomGraphs.any()), "random " + number));
        }
        assertEquals(0, dot(all.toString()), "random graphs of seed 11");
    }

    /// The exit code; 1 also if Graphviz warned, and where it is absent.
    private int dot(String drawing) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("drawing.dot"), drawing);
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder command = new ProcessBuilder("dot", "-Tsvg", file.toString())
                .redirectOutput(folder.resolve("drawing.svg").toFile())
                .redirectError(errors.toFile());
        Process process;
        try {
            process = command.start();
        } catch (IOException absent) {
            return 1;
        }
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("dot runs for more than 120 s");
        }
        String said = Files.readString(errors, StandardCharsets.UTF_8);
        if (!said.isEmpty()) {
            System.err.println(said);
        }
        return said.isEmpty() ? process.exitValue() : 1;
    }

    /// Without the lines that say how everything looks.
    private static String body(Graph graph) {
        String drawing = DrawingFormat.DOT.render(graph, "net");
        return drawing.lines().skip(4).map(line -> line + "\n").reduce("", String::concat);
    }
}
