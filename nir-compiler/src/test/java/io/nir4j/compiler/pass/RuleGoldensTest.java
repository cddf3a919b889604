package io.nir4j.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.compiler.pass.rewrite.Rule;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
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

/// What each rule makes of a network, and what it must leave alone: a folder for each, under the name of the rule.
class RuleGoldensTest {
    private static final Path GOLDENS = Path.of("src/test/goldens/rules");

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

    private static Stream<String> rules() {
        return Passes.all().stream().flatMap(pass -> pass.rules().stream()).map(Rule::name);
    }

    private static Graph rewritten(String rule, Graph graph) {
        Dialect dialect = rule.equals("leak-into-bias") ? Dialects.SPINNAKER2 : Dialects.NIR;
        String pass = rule.equals("chain-as-graph") ? rule + "{chain=Affine+LIF}" : rule;
        Graph result = Optimizer.run(graph, Pipeline.parse(pass), new Setting(dialect, 1e-3))
                .graph();
        return result.edit().metadata(graph.metadata()).build();
    }
}
