package io.nir4j.io.data;

import io.nir4j.io.file.Allocation;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Lists what is not zero on a grid of time steps, by time and then by neuron.
final class GridEvents {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final TimeGriddedData grid;
    private final double shiftSeconds;
    private final Shape shape;

    GridEvents(TimeGriddedData grid, double shiftSeconds) {
        if (!(shiftSeconds >= 0 && shiftSeconds < grid.stepSeconds())) {
            throw Diagnostic.of(
                            Code.INPUT_DATA,
                            "a shift of " + shiftSeconds + " s leads out of a step of " + grid.stepSeconds() + " s")
                    .asException();
        }
        this.grid = grid;
        this.shiftSeconds = shiftSeconds;
        this.shape = Shape.of(grid.samples(), most());
    }

    /// What is done with the event at a place of the grid.
    private interface Listing {
        void list(long event, long element);
    }

    /// The number of events in the sample that has the most.
    private long most() {
        long most = 0;
        long perSample = grid.steps() * grid.neurons();
        for (long sample = 0; sample < grid.samples(); sample++) {
            long count = 0;
            for (long i = sample * perSample; i < (sample + 1) * perSample; i++) {
                count += grid.data().getDouble(i) != 0 ? 1 : 0;
            }
            most = Math.max(most, count);
        }
        return most;
    }

    private void forEachEvent(Listing listing) {
        long perSample = grid.steps() * grid.neurons();
        for (long sample = 0; sample < grid.samples(); sample++) {
            long event = sample * shape.dim(1);
            for (long i = sample * perSample; i < (sample + 1) * perSample; i++) {
                if (grid.data().getDouble(i) != 0) {
                    listing.list(event++, i);
                }
            }
        }
    }

    EventData events() {
        MemorySegment index = filled(-1);
        MemorySegment time = filled(Double.doubleToLongBits(Double.POSITIVE_INFINITY));
        forEachEvent((event, element) -> {
            long step = element / grid.neurons() % grid.steps();
            index.set(LONG, 8 * event, element % grid.neurons());
            time.set(DOUBLE, 8 * event, step * grid.stepSeconds() + shiftSeconds);
        });
        return new EventData(
                Tensor.wrap(DType.I64, shape, index),
                Tensor.wrap(DType.F64, shape, time),
                grid.neurons(),
                // A recording without steps has no end after its start.
                Math.max(grid.durationSeconds(), grid.stepSeconds()));
    }

    ValuedEventData valuedEvents() {
        DType dtype = grid.data().dtype();
        MemorySegment values = Allocation.of(shape.elements() * dtype.bytes(), "the values of events " + shape);
        forEachEvent((event, element) -> MemorySegment.copy(
                grid.data().data(), element * dtype.bytes(), values, event * dtype.bytes(), dtype.bytes()));
        return new ValuedEventData(events(), Tensor.wrap(dtype, shape, values));
    }

    private MemorySegment filled(long bits) {
        MemorySegment data = Allocation.of(shape.elements() * Long.BYTES, "events of shape " + shape);
        for (long i = 0; i < shape.elements(); i++) {
            data.set(LONG, Long.BYTES * i, bits);
        }
        return data;
    }
}
