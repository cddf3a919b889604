package io.nir4j.dialects.export;

import io.nir4j.dialects.Requirement;
import io.nir4j.model.Affine;
import io.nir4j.model.AvgPool2d;
import io.nir4j.model.Conv1d;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Edge;
import io.nir4j.model.Flatten;
import io.nir4j.model.Input;
import io.nir4j.model.IntVector;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/// Writes each node in the form that the target's reader takes, and refuses what it takes in none.
final class Forms {
    private final Draft draft;
    private final Target target;

    Forms(Draft draft) {
        this.draft = draft;
        this.target = draft.target();
    }

    void run() {
        draft.nodes().forEach(this::form);
        sums();
        loops();
        draft.nodes().forEach(this::readable);
        if (target.has(Trait.CHAIN)) {
            chain();
        }
        if (target.has(Trait.SINGLE_NEURONS)) {
            draft.nodes().forEach(this::single);
        }
    }

    private void form(String name, Node node) {
        if (node instanceof Affine affine) {
            affine(name, affine);
        } else if (node instanceof Linear linear) {
            linear(name, linear);
        } else if (node instanceof Conv2d conv) {
            convolution(name, new Kernels(target, draft.input(name)).plain(conv));
        } else if (node instanceof Conv1d conv) {
            convolution(name, new Kernels(target, draft.input(name)).plain(conv));
        } else if (node instanceof SumPool2d pool) {
            draft.replace(name, new SumPool2d(pair(pool.kernelSize()), pair(pool.stride()), pair(pool.padding())));
        } else if (node instanceof AvgPool2d pool) {
            draft.replace(name, new AvgPool2d(pair(pool.kernelSize()), pair(pool.stride()), pair(pool.padding())));
        } else if (node instanceof Flatten flatten) {
            flatten(name, flatten);
        }
    }

    private static IntVector pair(IntVector vector) {
        return IntVector.of(vector.at(0), vector.at(1));
    }

    private void affine(String name, Affine affine) {
        Tensor weight = affine.weight().cast(draft.weightType());
        Tensor bias = affine.bias().broadcastTo(draft.output(name)).cast(draft.weightType());
        boolean silent = Arrays.stream(bias.toDoubles()).allMatch(value -> value == 0);
        if (!silent && (target.insistsOn(Requirement.NO_BIAS) || !target.reads(affine.type()))) {
            draft.report(name, new Problem("its bias is not 0, and no bias is read there", "the bias is left out"));
        }
        draft.replace(name, target.reads(affine.type()) ? new Affine(weight, bias) : new Linear(weight));
    }

    private void linear(String name, Linear linear) {
        Tensor weight = linear.weight().cast(draft.weightType());
        draft.replace(
                name,
                target.reads(linear.type())
                        ? new Linear(weight)
                        : new Affine(weight, Tensor.filled(draft.weightType(), draft.output(name), 0)));
    }

    private void convolution(String name, Kernels.Plain plain) {
        plain.problems().forEach(problem -> draft.report(name, problem));
        plain.changes().forEach(change -> draft.say(name, change));
        draft.replace(name, Weights.cast(plain.node(), draft.weightType()));
    }

    /// The axes joined, counted so that the target's reader joins them.
    private void flatten(String name, Flatten flatten) {
        Shape shape = draft.input(name);
        int rank = shape.rank();
        int start = axis(flatten.startDim().at(0), rank);
        int end = Math.max(start, axis(flatten.endDim().at(0), rank));
        boolean fromTheEnd = target.has(Trait.FLATTEN_COUNTS_BATCH);
        Flatten written = new Flatten(
                Optional.of(IntVector.of(shape)),
                IntVector.of(fromTheEnd ? start - rank : start),
                IntVector.of(end == rank - 1 || fromTheEnd ? end - rank : end));
        if (fromTheEnd && !flatten.startDim().equals(written.startDim())) {
            draft.say(name, "axes counted from the end, because the reader counts the batch among them");
        }
        draft.replace(name, written);
    }

    private static int axis(long stated, int rank) {
        return Math.clamp(stated < 0 ? stated + rank : stated, 0, Math.max(0, rank - 1));
    }

    /// A node that adds up what comes to the Output.
    private void sums() {
        if (!target.has(Trait.OUTPUT_OF_ONE)) {
            return;
        }
        draft.nodes().forEach((name, node) -> {
            if (node instanceof Output && draft.sources(name).size() > 1) {
                Correction nothing = Correction.factor(1, draft.input(name));
                Optional<Node> sum = Weights.alone(nothing, draft.input(name), target);
                if (sum.isEmpty()) {
                    draft.report(name, Problem.hopeless("several edges lead to it, and no node there adds them up"));
                } else {
                    String added = draft.insertBefore(name, name + "_sum", Weights.cast(sum.get(), draft.weightType()));
                    draft.say(added, "added in front of '" + name + "' to add up what comes to it");
                }
            }
        });
    }

    /// A second matrix in each cycle of one neuron and one matrix.
    private void loops() {
        if (!target.has(Trait.LOOPS_OF_THREE)) {
            return;
        }
        draft.nodes().forEach((name, node) -> {
            if (!(node instanceof Linear || node instanceof Affine)) {
                return;
            }
            for (String neuron : draft.targets(name)) {
                if (Cell.of(draft.node(neuron)).isPresent() && draft.edges().contains(new Edge(neuron, name))) {
                    Node echo = Weights.identity(draft.input(neuron).elements());
                    String added = draft.insert(name, neuron, name + "_echo", Weights.cast(echo, draft.weightType()));
                    draft.say(
                            added,
                            "added between '" + name + "' and '" + neuron
                                    + "', changes nothing: the reader fails on cycles of two");
                }
            }
        });
    }

    private void readable(String name, Node node) {
        boolean port = node instanceof Input || node instanceof Output;
        boolean reported = draft.refusals().stream()
                .anyMatch(refusal -> refusal.place().node().equals(Optional.of(name)));
        if (!port && !reported && !target.reads(node.type())) {
            draft.report(
                    name,
                    Problem.hopeless(Optional.ofNullable(target.unread().get(node.type()))
                            .orElse("its reader takes no " + node.type())));
        }
    }

    private void single(String name, Node node) {
        if (Cell.of(node).isPresent() && draft.input(name).elements() != 1) {
            draft.report(
                    name,
                    Problem.hopeless("it has " + draft.input(name).elements()
                            + " neurons, and the reader makes a single one of a layer"));
        }
    }

    private void chain() {
        draft.nodes().keySet().stream()
                .filter(name ->
                        draft.targets(name).size() > 1 || draft.sources(name).size() > 1)
                .forEach(name -> draft.report(
                        name, Problem.hopeless("signals branch or meet at it, and only chains are read there")));
    }
}
