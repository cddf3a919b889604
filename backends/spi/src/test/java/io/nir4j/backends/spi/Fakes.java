package io.nir4j.backends.spi;

import io.nir4j.compiler.program.Program;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Backends and simulations that note what is asked of them.
public final class Fakes {
    private Fakes() {}

    /// Can work, and refuses every program.
    public static final class Ready implements Simulator {
        @Override
        public String name() {
            return "ready";
        }

        @Override
        public String says() {
            return "A simulator for tests.";
        }

        @Override
        public Availability availability() {
            return new Availability.Available("nothing needed");
        }

        @Override
        public Simulation open(Program program, SimulationOptions options) {
            throw Diagnostic.of(Code.BACKEND_REFUSES, "it runs nothing").asException();
        }
    }

    /// Cannot work here.
    public static final class Broken implements Simulator {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String says() {
            return "A simulator for tests without its device.";
        }

        @Override
        public Availability availability() {
            return new Availability.Unavailable("there is no device", "plug one in");
        }

        @Override
        public Simulation open(Program program, SimulationOptions options) {
            throw new AssertionError("opened though it cannot work");
        }
    }

    /// Gives back what it is fed, and notes the lengths of the blocks.
    static final class Echo implements Simulation {
        final List<Long> blocks = new ArrayList<>();

        @Override
        public Step advance(Map<String, Tensor> inputs) {
            blocks.add(inputs.get("x").shape().dim(0));
            return new Step(inputs, Map.of());
        }

        @Override
        public void reset() {
            blocks.clear();
        }

        @Override
        public void close() {}
    }
}
