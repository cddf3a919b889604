package io.nir4j.dsl.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.dsl.Snn;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeChainsTest {
    private static final long SEED = 73;

    /// Edges among few names, so that cycles, branches that meet, and duplicates are many.
    private static List<Edge> edges(RandomGenerator random) {
        int names = random.nextInt(1, 8);
        List<Edge> edges = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            edges.add(new Edge("n" + random.nextInt(names), "n" + random.nextInt(names)));
        }
        return edges;
    }

    @Test
    void everyEdgeIsPrintedOnce() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int number = 0; number < 5_000; number++) {
            // Some of the names are ports, the others dangle.
            Map<String, Node> nodes = Map.of("n0", Input.of(1), "n1", Output.of(1), "n2", Output.of(2));
            Graph graph = new Graph(nodes, edges(random), Map.of(), Value.Tree.EMPTY);
            String text = Printer.print(graph, PrintOptions.INLINE_ALL).text();
            String which = "case " + number + " of seed " + SEED + "\n" + text;
            assertEquals(graph, Snn.parse(text).graph(), which);
        }
    }

    @Test
    void manyEdgesFromAndToOneNameAreNoProblem() {
        List<Edge> edges = IntStream.range(0, 20_000)
                .boxed()
                .flatMap(i -> List.of(new Edge("a", "n" + i), new Edge("n" + i, i % 2 == 0 ? "b" : "c" + i)).stream())
                .toList();
        Graph graph = new Graph(Map.of(), edges, Map.of(), Value.Tree.EMPTY);

        assertEquals(
                graph,
                Snn.parse(Printer.print(graph, PrintOptions.INLINE_ALL).text()).graph());
    }

    @Test
    void namesAreOrderedAsPeopleDo() {
        List<String> sorted = List.of("fc10", "fc2", "fc", "a", "fc02", "fc2b").stream()
                .sorted(new NaturalOrder())
                .toList();

        assertEquals(List.of("a", "fc", "fc02", "fc2", "fc2b", "fc10"), sorted);
    }
}
