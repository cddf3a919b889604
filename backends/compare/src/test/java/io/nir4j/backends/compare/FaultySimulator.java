package io.nir4j.backends.compare;

import io.nir4j.backends.spi.Availability;
import io.nir4j.backends.spi.Backends;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.program.Program;
import io.nir4j.model.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/// A backend with a bug: from some step on, one signal comes out with its first number changed.
///
/// @param signal the recording that is wrong
/// @param firstStep from when on
record FaultySimulator(String signal, long firstStep) implements Simulator {
    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public String says() {
        return "Computes wrongly on purpose.";
    }

    @Override
    public Availability availability() {
        return new Availability.Available("always");
    }

    @Override
    public Simulation open(Program program, SimulationOptions options) {
        Simulation right = Backends.simulator("reference").open(program, options);
        return new Simulation() {
            private long done;

            @Override
            public Step advance(Map<String, Tensor> inputs) {
                Step step = right.advance(inputs);
                Map<String, Tensor> recordings = new HashMap<>(step.recordings());
                recordings.computeIfPresent(signal, (name, values) -> spoilt(values));
                done += step.outputs().values().iterator().next().shape().dim(0);
                return new Step(step.outputs(), recordings);
            }

            private Tensor spoilt(Tensor tensor) {
                double[] values = tensor.toDoubles();
                int row = (int) (values.length / tensor.shape().dim(0));
                for (int step = 0; step < tensor.shape().dim(0); step++) {
                    values[step * row] += done + step >= firstStep ? 1 : 0;
                }
                return Tensor.of(tensor.shape(), values).cast(tensor.dtype());
            }

            @Override
            public void reset() {
                right.reset();
                done = 0;
            }

            @Override
            public void close() {
                right.close();
            }
        };
    }
}
