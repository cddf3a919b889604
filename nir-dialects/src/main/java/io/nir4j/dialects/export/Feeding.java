package io.nir4j.dialects.export;

import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.CubaLI;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Delay;
import io.nir4j.model.Flatten;
import io.nir4j.model.Graph;
import io.nir4j.model.I;
import io.nir4j.model.IF;
import io.nir4j.model.Input;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Opaque;
import io.nir4j.model.Output;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Works a [Correction] into what feeds a node.
///
/// Weights whose only reader is the node take it in their rows or channels; weights that others read are copied first.
/// Through Flatten and pools it goes on upstream. Everything else gets a node of weights in between.
final class Feeding {
    private final Draft draft;

    Feeding(Draft draft) {
        this.draft = draft;
    }

    /// Corrects the sum of all that comes to `reader`.
    void correct(String reader, Correction correction) {
        if (correction.isNothing()) {
            return;
        }
        List<String> sources = draft.sources(reader);
        Optional<String> offsetBearer = sources.stream()
                .filter(source -> !draft.reaches(reader, source))
                .findFirst();
        if (correction.hasOffset() && offsetBearer.isEmpty()) {
            draft.report(
                    reader,
                    new Problem(
                            "it needs a constant input, but nothing comes to it from outside its own cycle",
                            "the constant is left out"));
        }
        for (String source : sources) {
            boolean bears = offsetBearer.isPresent() && offsetBearer.get().equals(source);
            along(source, reader, bears ? correction : correction.withoutOffset());
        }
    }

    /// Corrects what comes along one edge.
    void along(String source, String reader, Correction correction) {
        if (correction.isNothing()) {
            return;
        }
        if (!takes(source, correction)) {
            insert(source, reader, correction);
            return;
        }
        String own = draft.isReadBy(reader, source) ? source : draft.copy(source, reader);
        Shape signal = draft.output(own);
        switch (draft.node(own)) {
            case Affine affine -> weigh(own, Weights.corrected(affine, correction), correction);
            case Linear linear -> weigh(own, Weights.corrected(linear, correction), correction);
            case Conv1d conv -> weigh(own, Weights.corrected(conv, channels(correction, signal)), correction);
            case Conv2d conv -> weigh(own, Weights.corrected(conv, channels(correction, signal)), correction);
            case Flatten _ -> correct(own, correction);
            case AvgPool2d _, SumPool2d _ ->
                correct(own, correction.spread(signal, draft.input(own)).orElseThrow());
            case CubaLI _,
                    CubaLIF _,
                    Delay _,
                    Graph _,
                    I _,
                    IF _,
                    Input _,
                    LI _,
                    LIF _,
                    Opaque _,
                    Output _,
                    Scale _,
                    Threshold _ -> throw new IllegalStateException(own);
        }
    }

    private static Correction channels(Correction correction, Shape signal) {
        return correction.perChannel(signal).orElseThrow();
    }

    /// Whether the node can take the correction in, or pass it on to where it comes from.
    private boolean takes(String source, Correction correction) {
        return switch (draft.node(source)) {
            case Affine _, Linear _ -> true;
            case Conv1d _, Conv2d _ ->
                correction.perChannel(draft.output(source)).isPresent();
            case Flatten _ -> !draft.reaches(source, source);
            case AvgPool2d _, SumPool2d _ ->
                !correction.hasOffset()
                        && correction.perChannel(draft.output(source)).isPresent()
                        && !draft.reaches(source, source);
            case CubaLI _,
                    CubaLIF _,
                    Delay _,
                    Graph _,
                    I _,
                    IF _,
                    Input _,
                    LI _,
                    LIF _,
                    Opaque _,
                    Output _,
                    Scale _,
                    Threshold _ -> false;
        };
    }

    private void weigh(String name, Node weighed, Correction correction) {
        draft.replace(name, weighed);
        if (!correction.isFactorOne()) {
            draft.say(name, "weights multiplied by " + Changes.range(correction.factors()));
        }
        if (correction.hasOffset()) {
            draft.say(name, Changes.range(correction.offsets()) + " added to its bias");
        }
    }

    /// Puts weights in between that do nothing else.
    private void insert(String source, String reader, Correction correction) {
        Shape signal = draft.output(source);
        Optional<Node> gain = Weights.alone(correction, signal, draft.target());
        if (gain.isEmpty()) {
            draft.report(
                    reader,
                    Problem.hopeless(
                            "what comes from '" + source + "' has shape " + signal + " and must be multiplied by "
                                    + Changes.range(correction.factors())
                                    + ", which differs within a channel and which no node there can do"));
            return;
        }
        String name = draft.insert(source, reader, reader + "_gain", gain.get());
        draft.say(
                name,
                "added between '" + source + "' and '" + reader + "', multiplies by "
                        + Changes.range(correction.factors())
                        + (correction.hasOffset() ? " and adds " + Changes.range(correction.offsets()) : ""));
    }
}
