package io.nir4j.backends.reference.passes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.pass.Applied;
import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Optimizer;
import io.nir4j.compiler.pass.Passes;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.Preset;
import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.Rule;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Graph;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule on random networks into which occasions for rules were planted, in every dialect: what is exact changes no
/// number that comes out, what rounds changes none by more than rounding, spikes not at all.
///
/// All parameters are float64 here, so that rounding is far below anything that a threshold could notice.
final class RulesKeepSpikesTest {
    private static final int CASES = 7;
    private static final double ROUNDING = 1e-7;
    private static final double NARROWING = 1e-3;

    static Stream<String> rules() {
        return Passes.all().stream()
                .flatMap(pass -> pass.rules().stream())
                .map(rule -> rule.name().equals("chain-as-graph") ? "chain-as-graph{chain=Affine+LIF}" : rule.name());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsSpikes(String rule) {
        AtomicInteger fired = new AtomicInteger();
        for (Dialect dialect : Dialects.all()) {
            check(Pipeline.parse(rule), SameSpikes.free(dialect), 7, rule.replaceFirst("\\{.*", ""), fired);
        }
        assertTrue(fired.get() > 0, rule + " never found anything: this says nothing about it");
    }

    @ParameterizedTest
    @EnumSource
    void presetsKeepSpikes(Preset preset) {
        for (Dialect dialect : Dialects.all()) {
            check(preset.pipeline(), SameSpikes.free(dialect), 8, "", new AtomicInteger());
        }
    }

    private static void check(Pipeline pipeline, Dialect dialect, long seed, String rule, AtomicInteger fired) {
        // Norse refuses padded sums, which a random network may hold.
        RandomGraphs plain = RandomGraphs.runnable().without(SumPool2d.class);
        Property.Generator<Graph> generator =
                random -> Planting.in(SameSpikes.precise(plain.next(random)), random, rule);
        Setting setting = new Setting(dialect, SameSpikes.STEP_SECONDS);
        Property.forAllGraphs(seed, CASES, generator, graph -> {
            Optimized optimized = Optimizer.run(graph, pipeline, setting);
            List<Applied> applied = optimized.applied().toList();
            fired.addAndGet(applied.size());
            Exactness exactness = applied.stream()
                    .map(Applied::rule)
                    .map(Rule::exactness)
                    .max(Enum::compareTo)
                    .orElse(Exactness.EXACT);
            double allowed = rule.equals("narrow-type") ? NARROWING : exactness == Exactness.EXACT ? 0 : ROUNDING;
            SameSpikes.check(graph, optimized.graph(), dialect, allowed, dialect.name() + ": " + pipeline);
        });
    }
}
