package io.nir4j.backends.cpu.layer;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule;
import io.nir4j.compiler.schedule.Schedule.Section;
import java.util.List;
import java.util.Optional;

/// A cycle of neurons and one matrix, as recurrent networks have it: at each step the neurons get the sum of a signal
/// from outside and of the product of the matrix with what they gave one step ago.
///
/// @param input the signal from outside, which holds numbers
/// @param inside what goes round besides the output of the neurons
record Recurrence(Signal input, Op.Neurons neurons, Op.MatMul product, List<Signal> inside) {
    /// Which layer of the section is what.
    static final int NEURONS = 2;

    static final int PRODUCT = 3;

    Recurrence {
        inside = List.copyOf(inside);
    }

    /// What a section computes, if it is that.
    static Optional<Recurrence> of(Section section, Schedule schedule, Forms forms) {
        List<Op> ops =
                section.layers().stream().flatMap(layer -> layer.ops().stream()).toList();
        if (ops.size() != 4
                || !(ops.get(0) instanceof Op.Previous back)
                || !(ops.get(1) instanceof Op.Sum sum)
                || !(ops.get(NEURONS) instanceof Op.Neurons neurons)
                || !(ops.get(PRODUCT) instanceof Op.MatMul product)) {
            return Optional.empty();
        }
        List<Signal> inside = List.of(back.result(), sum.result(), product.result());
        List<Signal> summands = sum.inputs().stream().map(schedule::root).toList();
        List<Signal> outside = summands.stream()
                .filter(signal -> !inside.contains(signal) && !signal.equals(neurons.result()))
                .toList();
        boolean goesRound = schedule.root(back.input()).equals(product.result())
                && summands.contains(back.result())
                && schedule.root(neurons.input()).equals(sum.result())
                && schedule.root(product.input()).equals(neurons.result());
        return goesRound
                        && summands.size() == 2
                        && outside.size() == 1
                        && product.weight().shape().rank() == 2
                        && !forms.areSpikes(outside.getFirst())
                        && !forms.isFed(outside.getFirst())
                ? Optional.of(new Recurrence(outside.getFirst(), neurons, product, inside))
                : Optional.empty();
    }
}
