package io.nir4j.dsl.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.Snn;
import io.nir4j.dsl.SnnFile;
import io.nir4j.dsl.format.Formatter;
import io.nir4j.io.NirFile;
import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.LIF;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is printed reads back as the same graph.
class RoundTripTest {
    private static final Path TESTDATA = Path.of("..", "testdata");

    @TempDir
    private Path folder;

    private static void readsBack(Graph graph) {
        Printed printed = Printer.print(graph, PrintOptions.INLINE_ALL);
        assertTrue(printed.arrays().isEmpty(), () -> "arrays are missing in the text: " + printed.arrays());
        assertEquals(graph, Snn.parse(printed.text()).graph(), printed.text());
        assertEquals(printed.text(), Formatter.format(printed.text()));
    }

    private void readsBackFromFiles(Graph graph, int inlineElements) {
        Path file = folder.resolve("net.snn");
        Printed printed =
                SnnWriter.write(file, graph, PrintOptions.sidecar("net.snn.npz").inlining(inlineElements));
        assertEquals(graph, SnnFile.read(file).graph(), printed.text());
    }

    @Test
    void everyGraphInOneText() {
        Property.forAllGraphs(71, 10_000, RandomGraphs.any(), RoundTripTest::readsBack);
    }

    @Test
    void everyGraphInATextAndASidecar() {
        Property.forAllGraphs(72, 300, RandomGraphs.any(), graph -> readsBackFromFiles(graph, 4));
    }

    @Test
    void everyFileOfTheTestData() throws IOException {
        int checked = 0;
        for (Path file : networks()) {
            Graph graph;
            try {
                graph = NirFile.read(file).graph();
            } catch (InvalidNetwork damaged) {
                continue;
            }
            readsBackFromFiles(graph, PrintOptions.INLINE_ELEMENTS);
            checked++;
        }
        int count = checked;
        assertTrue(count > 40, () -> "only " + count + " networks were found");
    }

    private static List<Path> networks() throws IOException {
        try (Stream<Path> files = Files.walk(TESTDATA)) {
            return files.filter(file -> file.toString().endsWith(".nir"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void graphsThatNestDeeply() {
        readsBack(nested(199));
    }

    @Test
    void noGraphThatNestsDeeperThanATextMay() {
        InvalidNetwork refusal =
                assertThrows(InvalidNetwork.class, () -> Printer.print(nested(200), PrintOptions.INLINE_ALL));
        assertEquals(Code.TEXT_LIMIT, refusal.diagnostics().getFirst().code());
    }

    /// @param depth how many graphs are around the innermost, which has a bracket in it
    private static Graph nested(int depth) {
        GraphBuilder innermost = Graph.builder();
        innermost.input("x", 1).output("y", 1);
        Graph graph = innermost.build();
        for (int i = 0; i < depth; i++) {
            graph = Graph.builder().add("inner", graph).build();
        }
        return graph;
    }

    @Test
    void tenThousandNodes() {
        GraphBuilder builder = Graph.builder();
        GraphBuilder.Chain chain = builder.input("x", 3);
        for (int i = 0; i < 5_000; i++) {
            Tensor weight = Tensor.of(Shape.of(3, 3), 1f, 2, 3, i, 5, 6, 7, 8, 9.5f);
            chain = chain.then("fc" + i, new Affine(weight, Tensor.filled(DType.F32, Shape.of(3), 0)));
            Tensor one = Tensor.filled(DType.F32, Shape.of(3), 1);
            chain = chain.then("lif" + i, new LIF(one, one, one, Tensor.filled(DType.F32, Shape.of(3), 0.5)));
        }
        chain.output("y", 3);
        readsBack(builder.build());
    }
}
