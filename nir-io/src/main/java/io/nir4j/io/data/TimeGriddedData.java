package io.nir4j.io.data;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;

/// A value for each neuron at each time step.
///
/// @param data shape (samples, steps, neurons); bool where a value says whether there was a spike
/// @param stepSeconds length of a step; step k reaches from `k * stepSeconds` to `(k + 1) * stepSeconds`
public record TimeGriddedData(Tensor data, double stepSeconds) implements Observable {
    public TimeGriddedData {
        if (data.shape().rank() != 3) {
            throw Diagnostic.of(
                            Code.PARAMETER_SHAPES,
                            "data has shape " + data.shape() + ", expected (samples, steps, neurons)")
                    .asException();
        }
        TimeGrid.checkPositive("the time step", stepSeconds);
    }

    @Override
    public long samples() {
        return data.shape().dim(0);
    }

    /// The number of time steps.
    public long steps() {
        return data.shape().dim(1);
    }

    @Override
    public long neurons() {
        return data.shape().dim(2);
    }

    @Override
    public double durationSeconds() {
        return steps() * stepSeconds;
    }

    /// Each true element as an event at the start of its step.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the data are not bool
    public EventData toEvents() {
        return toEvents(0);
    }

    /// Each true element as an event `shiftSeconds` after the start of its step.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the data are not bool, or the shift leads out of a step
    public EventData toEvents(double shiftSeconds) {
        if (data.dtype() != DType.BOOL) {
            throw Diagnostic.of(
                            Code.WRONG_KIND,
                            "data are " + data.dtype().label() + "; only bool says where there is an event")
                    .hint("keep the values: toValuedEvents()")
                    .asException();
        }
        return new GridEvents(this, shiftSeconds).events();
    }

    /// Each element other than zero as an event of that value at the start of its step.
    public ValuedEventData toValuedEvents() {
        return new GridEvents(this, 0).valuedEvents();
    }
}
