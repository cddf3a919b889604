package io.nir4j.cli;

import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.TimeStep;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Threshold;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// The passes before a run: nobody sees them in the results but for what rounds.
final class RunPasses {
    private RunPasses() {}

    /// The network after `pipeline`, with all that spikes, because a run counts spikes, and all that is recorded.
    static GivenNetwork applied(
            GivenNetwork given, Pipeline pipeline, Dialect dialect, TimeStep step, Collection<String> recorded) {
        if (pipeline.steps().isEmpty()) {
            return given;
        }
        Set<String> kept = new TreeSet<>(recorded);
        recorded.forEach(name -> kept.add(name.substring(0, Math.max(name.lastIndexOf('.'), 0))));
        spiking(given.graph(), "", kept);
        Optimized optimized = PassOptions.run(given, pipeline, new Setting(dialect, step.seconds(), kept));
        return new GivenNetwork(
                given.file(), optimized.graph(), given.format(), given.version(), given.findings(), given.lines());
    }

    private static void spiking(Graph graph, String prefix, Set<String> names) {
        graph.nodes().forEach((name, node) -> {
            if (node instanceof Graph nested) {
                spiking(nested, prefix + name + "/", names);
            } else if (spikes(node)) {
                names.add(prefix + name);
            }
        });
    }

    private static boolean spikes(Node node) {
        return node instanceof LIF || node instanceof CubaLIF || node instanceof IF || node instanceof Threshold;
    }
}
