package io.nir4j.dialects.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Value;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for fixes on random networks, sound and broken ones.
final class TreatmentPropertyTest {

    @Test
    void whatWasTreatedNeedsNoTreatment() {
        Property.forAllGraphs(401, 200, RandomGraphs.any(), graph -> {
            Graph once = Treatment.of(graph).graph();
            assertEquals(List.of(), Treatment.of(once).corrections());
        });
    }

    @Test
    void validNetworksStayValidAndAreNotRepaired() {
        Property.forAllGraphs(402, 200, RandomGraphs.runnable(), graph -> {
            Treatment treatment = Treatment.of(graph);
            assertTrue(treatment.isValid(), () -> treatment.faults().toString());
            treatment
                    .corrections()
                    .forEach(correction -> assertEquals(
                            Fix.Kind.NORMALISATION,
                            Fixes.named(correction.fix()).kind(),
                            correction::toString));
        });
    }

    @Test
    void brokenNetworksGetNoWorse() {
        Property.forAll(403, 200, TreatmentPropertyTest::broken, whole -> Stream.empty(), graph -> {
            Treatment treatment = Treatment.of(graph);
            assertTrue(
                    errors(treatment.graph()) <= errors(graph),
                    () -> treatment.corrections().toString());
            assertEquals(treatment.graph(), Treatment.of(treatment.graph()).graph());
        });
    }

    private static long errors(Graph graph) {
        return Verifier.verify(graph, 0).stream().filter(Diagnostic::isError).count();
    }

    /// A random network after a few accidents: names at edges, shapes of ports.
    private static Graph broken(RandomGenerator random) {
        Graph sound = RandomGraphs.any().withPlainNames().next(new SplittableRandom(random.nextLong()));
        Map<String, Node> nodes = new TreeMap<>(sound.nodes());
        List<Edge> edges = new ArrayList<>(sound.edges());
        for (int accident = random.nextInt(1, 4); accident > 0; accident--) {
            if (random.nextBoolean() && !edges.isEmpty()) {
                int at = random.nextInt(edges.size());
                Edge edge = edges.get(at);
                edges.set(at, new Edge(edge.source(), edge.target() + (random.nextBoolean() ? "1" : "x")));
            } else {
                nodes.replaceAll((name, node) -> mishapen(node, random));
            }
        }
        return new Graph(nodes, edges, Map.of(), Value.Tree.EMPTY);
    }

    private static Node mishapen(Node node, RandomGenerator random) {
        if (node instanceof Input input) {
            return new Input(IntVector.of(other(input.shape().toShape(), random)));
        }
        return node instanceof Output output
                ? new Output(IntVector.of(other(output.shape().toShape(), random)))
                : node;
    }

    private static Shape other(Shape shape, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> Shape.of(1).plus(shape);
            case 1 -> Shape.of(1, 1).plus(shape);
            case 2 -> Shape.of(3);
            default -> shape;
        };
    }
}
