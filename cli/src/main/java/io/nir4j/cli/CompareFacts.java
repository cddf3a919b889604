package io.nir4j.cli;

import io.nir4j.backends.compare.Choice;
import io.nir4j.backends.compare.Comparison;
import io.nir4j.backends.compare.Divergence;
import io.nir4j.backends.compare.LayerAgreement;
import io.nir4j.backends.compare.OutputAgreement;
import io.nir4j.backends.compare.Watched;
import io.nir4j.backends.compare.Why;
import io.nir4j.dialects.diff.Convention;
import io.nir4j.dialects.diff.GraphDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What `nir compare --json` prints.
final class CompareFacts {
    private CompareFacts() {}

    static Map<String, Object> of(CompareReport report) {
        Comparison comparison = report.comparison();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("agree", comparison.agrees());
        facts.put("sentences", CompareSentences.of(comparison));
        facts.put("network", report.file());
        facts.put("a", report.a().facts());
        facts.put("b", report.b().facts());
        facts.put("steps", comparison.steps());
        facts.put("batch", comparison.batch());
        facts.put(
                "tolerance",
                Map.of(
                        "spikes", report.tolerance().spikes(),
                        "numbers", report.tolerance().relative()));
        facts.putAll(signals(comparison));
        facts.put(
                "differences",
                comparison.differences().stream().map(Choice::text).toList());
        facts.put("why", comparison.why().map(CompareFacts::why));
        facts.put("graphs", comparison.graphs().map(CompareFacts::graphs));
        return facts;
    }

    /// How far the signals agree, and where they part.
    static Map<String, Object> signals(Comparison comparison) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "layers", comparison.layers().stream().map(CompareFacts::layer).toList());
        facts.put("divergence", comparison.divergence().map(CompareFacts::divergence));
        facts.put(
                "outputs",
                comparison.outputs().stream().map(CompareFacts::output).toList());
        return facts;
    }

    private static Map<String, Object> signal(Watched signal) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("a", signal.a());
        facts.put("b", signal.b());
        facts.put("node", signal.node());
        facts.put("kind", signal.kind().name().toLowerCase(Locale.ROOT));
        facts.put("counts", signal.judged());
        return facts;
    }

    private static Map<String, Object> layer(LayerAgreement layer) {
        Map<String, Object> facts = signal(layer.signal());
        facts.put("agrees", layer.agrees());
        facts.put("positions", layer.positions());
        facts.put("differing", layer.differing());
        facts.put("share", layer.share());
        facts.put("totalA", layer.totalA());
        facts.put("totalB", layer.totalB());
        facts.put("largestDifference", layer.largest());
        facts.put("relativeDifference", layer.relative());
        facts.put(
                "stepsLater", layer.lag().isPresent() ? Optional.of(layer.lag().getAsInt()) : Optional.empty());
        return facts;
    }

    private static Map<String, Object> divergence(Divergence divergence) {
        Map<String, Object> facts = signal(divergence.signal());
        facts.put("step", divergence.step());
        facts.put("sample", divergence.sample());
        facts.put("neuron", divergence.neuron());
        facts.put("valueA", divergence.a());
        facts.put("valueB", divergence.b());
        facts.put("state", divergence.state().map(state -> {
            Map<String, Object> earlier = signal(state.signal());
            earlier.put("step", state.step());
            earlier.put("sample", state.sample());
            earlier.put("neuron", state.neuron());
            return earlier;
        }));
        List<Watched> signals = divergence.trace().signals();
        facts.put("traceSignals", signals.stream().map(Watched::a).toList());
        facts.put(
                "trace",
                divergence.trace().rows().stream()
                        .map(row -> {
                            Map<String, Object> step = new LinkedHashMap<>();
                            step.put("step", row.step());
                            step.put("a", row.a());
                            step.put("b", row.b());
                            return step;
                        })
                        .toList());
        return facts;
    }

    private static Map<String, Object> output(OutputAgreement output) {
        Map<String, Object> facts = signal(output.output());
        facts.put("samples", output.samples());
        facts.put("equalCounts", output.equalCounts());
        facts.put("equalArgmax", output.equalArgmax());
        facts.put("sumsA", output.sumsA());
        facts.put("sumsB", output.sumsB());
        return facts;
    }

    private static Map<String, Object> why(Why why) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("changed", why.changed().toString());
        facts.put(
                "explanations",
                why.explanations().stream()
                        .map(explanation -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put(
                                    "choices",
                                    explanation.choices().stream()
                                            .map(Choice::text)
                                            .toList());
                            one.put("statesAgree", explanation.statesAgree());
                            return one;
                        })
                        .toList());
        facts.put("smallest", why.smallest());
        facts.put("minimal", why.minimal());
        facts.put("dialects", why.dialects());
        facts.put("best", why.best().map(best -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("choice", best.choice().text());
            one.put("step", best.partedAt());
            return one;
        }));
        facts.put("runs", why.tried());
        facts.put("limitReached", why.limitReached());
        return facts;
    }

    private static Map<String, Object> graphs(GraphDiff diff) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("meansTheSame", diff.meansTheSame());
        facts.put(
                "conventions",
                diff.conventions().stream().map(Convention::sentence).toList());
        facts.put("differences", diff.differences().size());
        facts.put("unexplained", diff.unexplained().size());
        return facts;
    }
}
