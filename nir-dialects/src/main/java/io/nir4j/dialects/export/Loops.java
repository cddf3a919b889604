package io.nir4j.dialects.export;

import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Axis.SpikeFrom;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Node;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Sees to it that recurrent connections carry the same from the first step on.
///
/// Where synapses in a cycle give their bias at the first step and there do not, the bias moves to what comes to
/// their reader from outside the cycle.
final class Loops {
    private final Draft draft;
    private final Feeding feeding;
    private final Discretization here;

    Loops(Draft draft, Feeding feeding, Discretization here) {
        this.draft = draft;
        this.feeding = feeding;
        this.here = here;
    }

    void run() {
        List<String> looping = draft.nodes().keySet().stream()
                .filter(name -> draft.reaches(name, name))
                .toList();
        if (looping.isEmpty()) {
            return;
        }
        if (draft.target().has(Trait.NO_LOOPS)) {
            looping.forEach(name -> draft.report(
                    name, Problem.hopeless("it is part of a cycle, and recurrent connections are not read there")));
            return;
        }
        Discretization there = draft.target().dialect().discretization();
        if (isDirect(here) != isDirect(there)) {
            draft.report(new Problem(
                    "spikes of recurrent layers come back " + here.backEdges().says() + ", there "
                            + there.backEdges().says(),
                    "they come back when the framework delivers them"));
        }
        boolean biased = here.backEdges() == BackEdges.BIAS;
        if (biased != (there.backEdges() == BackEdges.BIAS)) {
            looping.forEach(name -> bias(draft.node(name)).ifPresent(bias -> settle(name, bias, biased)));
        }
    }

    /// True if a spike comes back in the step in which it is fired: one that does not wait for the input.
    private static boolean isDirect(Discretization steps) {
        return steps.backEdges() == BackEdges.DIRECT && steps.spikeFrom() == SpikeFrom.OLD_POTENTIAL;
    }

    /// The bias of a node, if it is not zero.
    private static Optional<Tensor> bias(Node node) {
        return Weights.bias(node).filter(numbers -> {
            for (long i = 0; i < numbers.elements(); i++) {
                if (numbers.getDouble(i) != 0) {
                    return true;
                }
            }
            return false;
        });
    }

    /// Moves a bias out of a cycle where it counts from the first step; nothing could take it from that step there.
    private void settle(String name, Tensor bias, boolean fromTheFirstStep) {
        if (!fromTheFirstStep) {
            draft.report(
                    name,
                    new Problem(
                            "its bias does nothing in the first step, there it does, being part of a cycle",
                            "it is there from the first step on"));
            return;
        }
        Shape signal = draft.output(name);
        Correction added =
                new Correction(Collections.nCopies(Math.toIntExact(signal.elements()), 1.0), spread(bias, signal));
        draft.say(name, "its bias moved to what comes from outside the cycle: there it would miss the first step");
        draft.targets(name).forEach(reader -> feeding.correct(reader, added));
        draft.replace(name, Weights.withoutBias(draft.node(name)));
    }

    private static List<Double> spread(Tensor bias, Shape signal) {
        long size = bias.elements() == 1 ? signal.elements() : signal.elements() / bias.elements();
        List<Double> values = new ArrayList<>();
        for (long i = 0; i < signal.elements(); i++) {
            values.add(bias.getDouble(i / size));
        }
        return values;
    }
}
