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
import java.util.HashSet;
import java.util.Set;

/// Lays events onto a grid of time steps.
final class EventGrid {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final EventData events;
    private final TimeGrid grid;
    private final Shape shape;

    EventGrid(EventData events, double stepSeconds) {
        this.events = events;
        this.grid = TimeGrid.of(events.durationSeconds(), stepSeconds);
        this.shape = shape(events, grid.steps());
    }

    private static Shape shape(EventData events, long steps) {
        try {
            return Shape.of(events.samples(), steps, events.neurons());
        } catch (IllegalArgumentException tooLarge) {
            throw Diagnostic.of(
                            Code.INPUT_DATA,
                            events.samples() + " samples of " + steps + " steps of " + events.neurons()
                                    + " neurons are more than memory holds")
                    .asException();
        }
    }

    /// What is done with an event at a place of the grid.
    private interface Placing {
        void place(long event, long element);
    }

    private void forEachEvent(Placing placing) {
        for (long event = 0; event < events.index().elements(); event++) {
            if (!events.isPadding(event)) {
                long sample = event / events.capacity();
                long step = grid.stepAt(
                        events.time().getDouble(event), events.time().dtype());
                long element = (sample * grid.steps() + step) * events.neurons()
                        + events.index().getLong(event);
                placing.place(event, element);
            }
        }
    }

    TimeGriddedData presence() {
        MemorySegment data = allocate(DType.BOOL);
        forEachEvent((_, element) -> data.set(ValueLayout.JAVA_BYTE, element, (byte) 1));
        return gridded(DType.BOOL, data);
    }

    TimeGriddedData counts() {
        MemorySegment data = allocate(DType.I32);
        forEachEvent((_, element) -> data.set(INT, 4 * element, data.get(INT, 4 * element) + 1));
        return gridded(DType.I32, data);
    }

    TimeGriddedData values(Tensor values) {
        DType dtype = values.dtype();
        MemorySegment data = allocate(dtype);
        Set<Long> taken = new HashSet<>();
        forEachEvent((event, element) -> {
            if (!taken.add(element)) {
                throw twoValues(event);
            }
            MemorySegment.copy(values.data(), event * dtype.bytes(), data, element * dtype.bytes(), dtype.bytes());
        });
        return gridded(dtype, data);
    }

    private RuntimeException twoValues(long event) {
        return Diagnostic.of(
                        Code.INPUT_DATA,
                        "neuron " + events.index().getLong(event) + " has two values in the step at "
                                + events.time().getDouble(event) + " s")
                .hint("take a shorter step")
                .asException();
    }

    private MemorySegment allocate(DType dtype) {
        return Allocation.of(Math.multiplyExact(shape.elements(), dtype.bytes()), "a grid of shape " + shape);
    }

    private TimeGriddedData gridded(DType dtype, MemorySegment data) {
        return new TimeGriddedData(Tensor.wrap(dtype, shape, data), grid.stepSeconds());
    }
}
