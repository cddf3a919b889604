package io.nir4j.backends.compare;

import io.nir4j.backends.spi.Simulator;
import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One of two ways to get the result of a network.
public sealed interface Side {
    /// A network that is run.
    ///
    /// @param network what is run
    /// @param dialect whose steps are made; its precision is the arithmetic
    /// @param stepSeconds length of a time step
    /// @param simulator what computes
    record Simulated(TypedGraph network, Dialect dialect, double stepSeconds, Simulator simulator) implements Side {
        /// The network in discrete time.
        ///
        /// @param findings receives warnings about what the dialect ignores or cannot express
        /// @throws io.nir4j.model.diagnostic.InvalidNetwork with every reason why it cannot be run
        public Program program(Findings findings) {
            return Lowering.lower(network, dialect, stepSeconds, findings);
        }

        /// How it steps.
        public Discretization steps() {
            return dialect.discretization();
        }

        /// The same network with other steps, which nothing refuses that has a meaning at all.
        Simulated stepping(Discretization steps) {
            Dialect free =
                    new Dialect(dialect.name(), dialect.says(), dialect.source(), steps, Optional.empty(), Set.of());
            return new Simulated(network, free, stepSeconds, simulator);
        }

        Simulated every(double seconds) {
            return new Simulated(network, dialect, seconds, simulator);
        }

        Simulated on(Simulator other) {
            return new Simulated(network, dialect, stepSeconds, other);
        }

        Simulated of(TypedGraph other) {
            return new Simulated(other, dialect, stepSeconds, simulator);
        }
    }

    /// What somebody has recorded.
    ///
    /// @param arrays of shape (time, batch, features...), or (time, features...) of a single sample. `output` is
    ///     the network's only output, `output:NAME` one of several, `NAME` or `node:NAME` what the node gives, and
    ///     `NAME.v` and `NAME.i` its membrane and its synaptic current after each step
    record Recorded(Map<String, Tensor> arrays) implements Side {
        public Recorded {
            arrays = Map.copyOf(arrays);
        }
    }
}
