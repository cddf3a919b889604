package io.nir4j.backends.reference.passes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Optimizer;
import io.nir4j.compiler.pass.Passes;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.Rule;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dsl.Snn;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.IntVector;
import io.nir4j.model.Output;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The networks of a rule's goldens, made harder in every place: whatever the rule does then, they give the same.
///
/// At each node in turn somebody else listens, and somebody keeps it; each edge in turn is made twice, or a loop closes
/// over it.
class GoldensKeepSpikesTest {
    private static final Path GOLDENS = Path.of("../../nir-compiler/src/test/goldens/rules");
    private static final double ROUNDING = 1e-7;

    static Stream<String> rules() {
        return Passes.all().stream().flatMap(pass -> pass.rules().stream()).map(Rule::name);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsSpikesInEveryVariantOfItsGoldens(String rule) throws IOException {
        int checked = 0;
        for (String golden : List.of("rewritten.snn", "left-alone.snn")) {
            String text = Files.readString(GOLDENS.resolve(rule).resolve(golden));
            Graph graph = SameSpikes.precise(Snn.parse(text).graph());
            for (var variant : variants(graph).entrySet()) {
                if (isSound(variant.getValue())) {
                    check(rule, variant.getValue(), Set.of(), golden + ", " + variant.getKey());
                    checked++;
                }
            }
            for (String node : graph.nodes().keySet()) {
                check(rule, listening(graph, node), Set.of(node), golden + ", " + node + " kept");
            }
        }
        assertTrue(checked > 4, checked + " variants of " + rule);
    }

    private static void check(String rule, Graph graph, Set<String> kept, String what) {
        Dialect dialect = SameSpikes.free(rule.equals("leak-into-bias") ? Dialects.SPINNAKER2 : Dialects.NIR);
        Pipeline pipeline = Pipeline.parse(rule.equals("chain-as-graph") ? rule + "{chain=Affine+LIF}" : rule);
        Setting setting = new Setting(dialect, SameSpikes.STEP_SECONDS).keeping(kept);
        Optimized optimized = Optimizer.run(graph, pipeline, setting);
        assertTrue(optimized.graph().nodes().keySet().containsAll(kept), what);
        double allowed = pipeline.exactness() == Exactness.EXACT ? 0 : ROUNDING;
        SameSpikes.check(graph, optimized.graph(), dialect, allowed, rule + ", " + what);
    }

    private static Map<String, Graph> variants(Graph graph) {
        Map<String, Graph> variants = new LinkedHashMap<>();
        variants.put("as it is", graph);
        graph.nodes().keySet().forEach(node -> variants.put("heard at " + node, listening(graph, node)));
        for (Edge edge : new TreeSet<>(graph.edges())) {
            Graph twice = graph.edit().connect(edge.source(), edge.target()).build();
            Graph loop = graph.edit().connect(edge.target(), edge.source()).build();
            variants.put(edge + " twice", twice);
            variants.put("loop over " + edge, loop);
        }
        return variants;
    }

    /// An Output of its own for what the node gives.
    private static Graph listening(Graph graph, String node) {
        TypedGraph typed = TypedGraph.of(graph);
        if (graph.nodes().get(node) instanceof Output || !typed.hasShape(node)) {
            return graph;
        }
        return graph.edit()
                .add("zlistener", new Output(IntVector.of(typed.output(node))))
                .connect(node, "zlistener")
                .build();
    }

    /// Some edges fit nowhere: into an Input, out of an Output, between two shapes.
    private static boolean isSound(Graph graph) {
        return Verifier.verify(graph).stream().noneMatch(Diagnostic::isError);
    }
}
