package io.nir4j.cli;

import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.TimeStep;
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
        kept.addAll(SpikingNodes.of(given.graph()));
        Optimized optimized = PassOptions.run(given, pipeline, new Setting(dialect, step.seconds(), kept));
        return given.with(optimized.graph());
    }
}
