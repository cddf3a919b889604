package io.nir4j.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.pass.rewrite.Rule;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dsl.Snn;
import io.nir4j.dsl.fixtures.Goldens;
import io.nir4j.model.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each rule makes of a network, and what it must leave alone: a folder for each, under the name of the rule.
class RuleGoldensTest {
    private static final Path GOLDENS = Path.of("src/test/goldens/rules");
    private static final Set<String> SEEN_BY_NOBODY = Set.of(
            "average-as-sum",
            "duplicate-edges",
            "fed-by-nothing",
            "narrow-type",
            "zero-bias",
            "zero-matrix",
            "zero-weights");

    @TestFactory
    Stream<DynamicContainer> rewriteWhatTheyShouldAndNothingElse() {
        return rules().map(rule -> DynamicContainer.dynamicContainer(
                rule, Goldens.in(GOLDENS.resolve(rule)).check(graph -> rewritten(rule, graph))));
    }

    @Test
    void everyRuleHasItsFolder() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDENS)) {
            Set<String> found = folders.map(folder -> String.valueOf(folder.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(rules().collect(Collectors.toCollection(TreeSet::new)), found);
        }
    }

    /// Rules that change neither what a node gives nor its states may fire all the same.
    @ParameterizedTest
    @MethodSource("rules")
    void leaveAloneWhatIsKept(String rule) throws IOException {
        Graph graph = Snn.parse(Files.readString(GOLDENS.resolve(rule).resolve("rewritten.snn")))
                .graph();
        Set<String> all = graph.nodesThroughout().keySet();

        Graph result = rewritten(rule, graph, all);

        assertTrue(result.nodesThroughout().keySet().containsAll(all), rule);
        if (!SEEN_BY_NOBODY.contains(rule)) {
            assertEquals(graph, result, rule);
        }
    }

    static Stream<String> rules() {
        return Passes.all().stream().flatMap(pass -> pass.rules().stream()).map(Rule::name);
    }

    private static Graph rewritten(String rule, Graph graph) {
        return rewritten(rule, graph, Set.of());
    }

    private static Graph rewritten(String rule, Graph graph, Set<String> kept) {
        Dialect dialect = rule.equals("leak-into-bias") ? Dialects.SPINNAKER2 : Dialects.NIR;
        String pass = rule.equals("chain-as-graph") ? rule + "{chain=Affine+LIF}" : rule;
        Graph result = Optimizer.run(graph, Pipeline.parse(pass), new Setting(dialect, 1e-3).keeping(kept))
                .graph();
        return result.edit().metadata(graph.metadata()).build();
    }
}
