package io.nir4j.backends.cpu.layer;

import io.nir4j.backends.cpu.kernel.Convolution;
import io.nir4j.backends.cpu.kernel.Layout;
import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.schedule.Schedule;
import io.nir4j.compiler.schedule.Schedule.Layer;
import io.nir4j.model.tensor.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which signals stand in the order that the convolution before them leaves: those that nobody reads but convolutions
/// which can take that order. All others stand in their own.
final class Orders {
    private final Schedule schedule;
    private final Map<Signal, Layout> left = new HashMap<>();

    /// @param kept signals that somebody outside wants to see
    Orders(Schedule schedule, Collection<Signal> kept) {
        this.schedule = schedule;
        schedule.layers().forEach(layer -> {
            if (layer.first() instanceof Op.Convolve convolve) {
                left.put(layer.result(), Convolution.output(convolve));
            }
        });
        kept.forEach(signal -> left.remove(schedule.root(signal)));
        schedule.layers().forEach(this::read);
    }

    private void read(Layer layer) {
        if (layer.first() instanceof Op.Previous back) {
            left.remove(schedule.root(back.input()));
        }
        for (Signal signal : layer.first().reads()) {
            Signal root = schedule.root(signal);
            Layout order = left.get(root);
            boolean fits = order != null
                    && layer.first() instanceof Op.Convolve convolve
                    && signal.equals(root)
                    && order.groups() == convolve.groups()
                    && order.columnPitch() == order.channels();
            if (!fits) {
                left.remove(root);
            }
        }
    }

    /// The order of a signal, unless it is the signal's own.
    Optional<Layout> of(Signal signal) {
        return Optional.ofNullable(left.get(schedule.root(signal)));
    }

    /// The order in which a convolution reads: the one in which its input stands, or one that it is brought to.
    Layout readBy(Op.Convolve convolve) {
        Shape shape = convolve.input().shape();
        int channels = Math.toIntExact(shape.dim(0)) / convolve.groups();
        int rows = shape.rank() == 2 ? 1 : Math.toIntExact(shape.dim(1));
        int columns = Math.toIntExact(shape.dim(-1));
        return of(convolve.input()).orElseGet(() -> Layout.dense(convolve.groups(), channels, rows, columns));
    }
}
