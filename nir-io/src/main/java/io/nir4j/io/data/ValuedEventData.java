package io.nir4j.io.data;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Tensor;

/// Events with a value each: graded spikes, or a quantity sampled at irregular times.
///
/// @param events which neuron, and when
/// @param value shape (samples, events); that of padding means nothing
public record ValuedEventData(EventData events, Tensor value) implements Observable {
    public ValuedEventData {
        if (!value.shape().equals(events.index().shape())) {
            throw Diagnostic.of(
                            Code.PARAMETER_SHAPES,
                            "value has shape " + value.shape() + ", idx "
                                    + events.index().shape())
                    .asException();
        }
    }

    @Override
    public long samples() {
        return events.samples();
    }

    @Override
    public long neurons() {
        return events.neurons();
    }

    @Override
    public double durationSeconds() {
        return events.durationSeconds();
    }

    /// The values on a grid, zero where there is none, in the type of `value`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a neuron has two values in one step
    public TimeGriddedData toGrid(double stepSeconds) {
        return new EventGrid(events, stepSeconds).values(value);
    }
}
