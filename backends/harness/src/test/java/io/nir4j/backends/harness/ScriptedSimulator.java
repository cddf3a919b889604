package io.nir4j.backends.harness;

import io.nir4j.backends.spi.Availability;
import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/// Records what a test told it to, whatever it is fed, and notes what that was.
final class ScriptedSimulator implements Simulator {
    private final Map<String, LongToDoubleFunction> scripts = new HashMap<>();
    Program program;
    SimulationOptions options;
    Map<String, Tensor> inputs;

    /// Makes the recording `name` hold `values`, (time, batch, features...) in one row; zeros where they end.
    ScriptedSimulator records(String name, double... values) {
        return records(name, position -> position < values.length ? values[(int) position] : 0);
    }

    ScriptedSimulator records(String name, LongToDoubleFunction values) {
        scripts.put(name, values);
        return this;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String says() {
        return "Records what a test told it to.";
    }

    @Override
    public Availability availability() {
        return new Availability.Available("");
    }

    @Override
    public Simulation open(Program given, SimulationOptions wanted) {
        program = given;
        options = wanted;
        return new Simulation() {
            @Override
            public Step advance(Map<String, Tensor> fed) {
                inputs = fed;
                long steps = fed.values().iterator().next().shape().dim(0);
                Map<String, Tensor> recordings = new HashMap<>();
                wanted.recordings().forEach(recording -> recordings.put(recording.name(), tensor(recording, steps)));
                return new Step(Map.of(), recordings);
            }

            @Override
            public void reset() {}

            @Override
            public void close() {}
        };
    }

    private Tensor tensor(Recording recording, long steps) {
        Shape shape = Shape.of(steps, options.batch()).plus(recording.signal().shape());
        LongToDoubleFunction script = scripts.getOrDefault(recording.name(), position -> 0);
        double[] values = new double[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = script.applyAsDouble(i);
        }
        DType dtype = options.precision() == Precision.FLOAT32 ? DType.F32 : DType.F64;
        return Tensor.of(shape, values).cast(dtype);
    }
}
