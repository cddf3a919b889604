package io.nir4j.dialects.export;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.LIF;
import io.nir4j.model.Node;
import io.nir4j.model.Threshold;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives every layer of neurons the parameters with which the target steps it as the source dialect does.
final class Layers {
    private final Draft draft;
    private final Feeding feeding;
    private final Target target;
    private final Discretization here;
    private final Stepping stepping;
    private final double targetStep;

    Layers(Draft draft, Feeding feeding, Dialect dialect, double stepSeconds, double targetStep) {
        this.draft = draft;
        this.feeding = feeding;
        this.target = draft.target();
        this.here = dialect.discretization();
        this.stepping = new Stepping(here, stepSeconds);
        this.targetStep = targetStep;
    }

    void run() {
        Discretization there = target.dialect().discretization();
        boolean any = false;
        for (var entry : draft.nodes().entrySet()) {
            Node node = entry.getValue();
            Optional<Cell> cell = Cell.of(node);
            cell.ifPresent(kind -> layer(entry.getKey(), node, kind));
            if (node instanceof Threshold threshold && !target.reads(node.type())) {
                threshold(entry.getKey(), threshold);
            }
            any |= cell.isPresent();
        }
        if (any && here.arrival() != there.arrival()) {
            draft.report(new Problem(
                    "what comes to a neuron arrives " + here.arrival().says() + ", there "
                            + there.arrival().says(),
                    "it arrives when the framework delivers it"));
        }
    }

    private void layer(String name, Node node, Cell cell) {
        Shape shape = draft.input(name);
        List<Parameters> known = Cells.read(node, shape);
        List<Motion> motions =
                known.stream().map(neuron -> stepping.motion(cell, neuron)).toList();
        Cell counterpart = counterpart(cell, motions);
        if (!target.reads(counterpart.type())) {
            draft.report(name, unread(counterpart.type()));
            return;
        }
        if (cell.synaptic()) {
            Fitting.currents(here, target.dialect().discretization()).forEach(problem -> draft.report(name, problem));
        }
        fit(name, counterpart, motions, Firing.of(here, cell), counterpart == cell ? known : List.of());
    }

    /// What the target does not read, and why not.
    private Problem unread(String type) {
        return Problem.hopeless(Optional.ofNullable(target.unread().get(type)).orElse("its reader takes no " + type));
    }

    /// IF is written as LIF where the target's IF decays otherwise, or does not exist.
    private Cell counterpart(Cell cell, List<Motion> motions) {
        if (cell != Cell.INTEGRATE_AND_FIRE) {
            return cell;
        }
        double share = new Stepping(target.dialect().discretization(), targetStep)
                .motion(cell, Parameters.PLAIN)
                .share();
        boolean same = motions.stream().allMatch(motion -> motion.share() == share);
        return same && target.reads(cell.type()) ? cell : Cell.LEAKY_AND_FIRE;
    }

    /// `x > threshold` is a LIF that forgets everything in a step.
    private void threshold(String name, Threshold threshold) {
        if (!target.reads(LIF.SCHEMA.type())) {
            draft.report(name, unread(threshold.type()));
            return;
        }
        Shape shape = draft.input(name);
        List<Motion> motions = new ArrayList<>();
        for (double level : threshold.threshold().broadcastTo(shape).toDoubles()) {
            motions.add(new Motion(1, 1, 1, 1, 0, 0, level, 0));
        }
        Firing firing = new Firing(Firing.Effect.NONE, Firing.When.AT_ONCE, false, false, false, false);
        fit(name, Cell.LEAKY_AND_FIRE, motions, firing, List.of());
    }

    private void fit(String name, Cell cell, List<Motion> motions, Firing firing, List<Parameters> known) {
        Fitted fitted = new Fitting(target, cell, targetStep).fit(motions, firing, known);
        fitted.problems().forEach(problem -> draft.report(name, problem));
        if (known.isEmpty()) {
            draft.say(name, "written as " + cell.type());
        }
        fitted.changes().forEach(change -> draft.say(name, change));
        draft.replace(name, Cells.write(cell, fitted.parameters(), draft.input(name), draft.parameterType()));
        feeding.correct(name, fitted.correction());
    }
}
