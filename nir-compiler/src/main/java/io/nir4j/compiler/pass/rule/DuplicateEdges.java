package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.NodeRule;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.compiler.pass.rewrite.Site;
import io.nir4j.model.Edge;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Connections that are made several times; some frameworks count them once.
public final class DuplicateEdges {
    /// One edge through a factor.
    public static final NodeRule DUPLICATE_EDGES = new NodeRule(
            "duplicate-edges",
            "x + x = 2 x",
            Exactness.ROUNDING,
            new Validity("dialects that read Scale", setting -> setting.takes("Scale")),
            DuplicateEdges::merged);

    private DuplicateEdges() {}

    private static Optional<Rewrite> merged(Site site) {
        List<String> sources = site.sources();
        return sources.stream()
                .filter(source -> Collections.frequency(sources, source) > 1)
                .findFirst()
                .map(source -> merged(site, source, Collections.frequency(sources, source)));
    }

    private static Rewrite merged(Site site, String source, int count) {
        String factor = Names.free(site.graph(), source + "_x" + count);
        Tensor scale = Tensor.filled(DType.F32, site.outputOf(source), count);
        GraphBuilder graph = site.graph().edit().add(factor, new Scale(scale));
        for (int edge = 0; edge < count; edge++) {
            graph.disconnect(source, site.name());
        }
        graph.connect(source, factor).connect(factor, site.name());
        List<Edge> dropped = Collections.nCopies(count - 1, new Edge(source, site.name()));
        return Rewrite.of(graph.build(), count + " edges " + source + " -> " + site.name() + " through " + factor)
                .dropping(dropped);
    }
}
