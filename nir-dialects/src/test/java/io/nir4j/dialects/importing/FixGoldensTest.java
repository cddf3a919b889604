package io.nir4j.dialects.importing;

import io.nir4j.dsl.fixtures.Goldens;
import io.nir4j.model.Graph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Each fix on its own: what it changes, and what it leaves alone. Fixes whose input no text can say are tested in
/// [TreatmentTest].
final class FixGoldensTest {
    private static final Path GOLDENS = Path.of("src/test/goldens/importing");
    private static final Set<String> IN_NO_TEXT = Set.of(
            "times-in-steps",
            "norse-current-gain",
            "graph-port-edge",
            "dangling-name",
            "port-of-one-neuron",
            "boolean-bias",
            "scalar-parameters");

    @TestFactory
    Stream<DynamicNode> eachFixChangesThisAndLeavesThat() {
        return Fixes.all().stream()
                .map(Fix::name)
                .filter(name -> !IN_NO_TEXT.contains(name) || Files.isDirectory(GOLDENS.resolve(name)))
                .map(name -> DynamicContainer.dynamicContainer(
                        name, Goldens.in(GOLDENS.resolve(name)).check(graph -> fixed(graph, name))));
    }

    private static Graph fixed(Graph graph, String fix) {
        return Treatment.of(graph, Terms.USUAL.only(Set.of(fix))).graph();
    }
}
