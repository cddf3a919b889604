package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.neuron.LoopSpec;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which signals are spikes by the form of what makes them, and which are wanted as numbers.
final class Forms {
    private final Schedule schedule;
    private final Map<Signal, Op> makers = new HashMap<>();
    private final Map<Signal, Boolean> spikes = new HashMap<>();
    private final Set<Signal> wantedAsNumbers = new HashSet<>();

    Forms(Schedule schedule) {
        this.schedule = schedule;
        schedule.layers()
                .forEach(layer -> makers.put(layer.result(), layer.ops().getLast()));
        schedule.layers().forEach(layer -> {
            Op op = layer.first();
            boolean counts = switch (op) {
                case Op.Neurons _, Op.Pool _ -> true;
                case Op.MatMul product -> product.weight().shape().rank() > 2;
                case Op.DelayLine line -> !areSpikes(line.result());
                case Op.Previous back -> !areSpikes(back.result());
                case Op.Convolve _, Op.Feed _, Op.Reshape _, Op.Silence _, Op.Sum _ -> false;
            };
            if (counts) {
                op.reads().forEach(signal -> wantedAsNumbers.add(schedule.root(signal)));
            }
            if (counts && op instanceof Op.Previous back) {
                wantedAsNumbers.add(schedule.root(back.input()));
            }
        });
    }

    /// Whether the signal is always 0 or 1.
    boolean areSpikes(Signal signal) {
        Signal root = schedule.root(signal);
        Boolean known = spikes.get(root);
        if (known != null) {
            return known;
        }
        // Holds for what comes back to itself: a cycle of delays alone is silent.
        spikes.put(root, true);
        boolean found = switch (makers.get(root)) {
            case Op.Neurons neurons -> LoopSpec.givesSpikes(neurons.model());
            case Op.DelayLine line -> line.steps().size() == 1 && areSpikes(line.input());
            case Op.Previous back -> areSpikes(back.input());
            case null, default -> false;
        };
        spikes.put(root, found);
        return found;
    }

    /// Whether the signal is an input, of which nobody knows beforehand what it holds.
    boolean isFed(Signal signal) {
        return makers.get(schedule.root(signal)) instanceof Op.Feed;
    }

    /// Whether some layer reads the signal as numbers even where it is spikes.
    boolean areWantedAsNumbers(Signal signal) {
        return wantedAsNumbers.contains(schedule.root(signal));
    }
}
