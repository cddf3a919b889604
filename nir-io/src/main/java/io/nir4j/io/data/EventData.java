package io.nir4j.io.data;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;

/// Events: which neuron, and when.
///
/// Rows are as long as the sample with the most events needs; the rest is padding, which has index -1 or an
/// infinite time. A time of twice the duration or more is padding too: jaxsnn writes it.
///
/// @param index shape (samples, events), integers from 0 to `neurons - 1`, or -1
/// @param time shape (samples, events), seconds from 0 to `durationSeconds`
/// @param neurons the number of neurons of the node
/// @param durationSeconds the end of the recording
public record EventData(Tensor index, Tensor time, long neurons, double durationSeconds) implements Observable {
    public EventData {
        if (index.shape().rank() != 2 || !index.shape().equals(time.shape())) {
            throw Diagnostic.of(
                            Code.PARAMETER_SHAPES,
                            "idx has shape " + index.shape() + ", time " + time.shape()
                                    + ", expected (samples, events) for both")
                    .asException();
        }
        if (!index.dtype().isInteger() || time.dtype() == DType.BOOL) {
            throw Diagnostic.of(
                            Code.WRONG_KIND,
                            "idx is " + index.dtype().label() + " and time "
                                    + time.dtype().label() + ", expected integers and numbers")
                    .asException();
        }
        if (neurons < 0) {
            throw Diagnostic.of(Code.NEGATIVE, "n_neurons is " + neurons).asException();
        }
        TimeGrid.checkPositive("t_max", durationSeconds);
        checkEvents(index, time, neurons, durationSeconds);
    }

    private static void checkEvents(Tensor index, Tensor time, long neurons, double durationSeconds) {
        for (long i = 0; i < index.elements(); i++) {
            if (isPadding(index, time, durationSeconds, i)) {
                continue;
            }
            long neuron = index.getLong(i);
            double at = time.getDouble(i);
            if (neuron < 0 || neuron >= neurons || !(at >= 0 && at <= durationSeconds)) {
                throw Diagnostic.of(
                                Code.INPUT_DATA,
                                "event " + i + " is of neuron " + neuron + " at " + at
                                        + " s, expected a neuron of 0 to " + (neurons - 1) + " and a time of 0 to "
                                        + durationSeconds + " s")
                        .asException();
            }
        }
    }

    private static boolean isPadding(Tensor index, Tensor time, double durationSeconds, long i) {
        return index.getLong(i) == -1 || time.getDouble(i) >= 2 * durationSeconds;
    }

    /// True if element `i`, row by row, is no event.
    public boolean isPadding(long i) {
        return isPadding(index, time, durationSeconds, i);
    }

    @Override
    public long samples() {
        return index.shape().dim(0);
    }

    /// The length of the rows, padding included.
    public long capacity() {
        return index.shape().dim(1);
    }

    /// Whether each neuron had an event, or several, in each step; an event at the very end is in the last step.
    public TimeGriddedData toGrid(double stepSeconds) {
        return new EventGrid(this, stepSeconds).presence();
    }

    /// How many events each neuron had in each step, as int32.
    public TimeGriddedData toCounts(double stepSeconds) {
        return new EventGrid(this, stepSeconds).counts();
    }
}
