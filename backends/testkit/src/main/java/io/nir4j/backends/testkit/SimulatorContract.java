package io.nir4j.backends.testkit;

import io.nir4j.backends.spi.Availability.Unavailable;
import io.nir4j.backends.spi.Simulator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/// What every simulator must do.
///
/// ```java
/// final class ReferenceSimulatorTest extends SimulatorContract {
///     @Override
///     public Simulator simulator() {
///         return new ReferenceSimulator();
///     }
/// }
/// ```
///
/// What may differ between simulators is the order in which the products of a synapse are added up. Everything else is
/// fixed to the last bit: the update of neurons, sums that are exact, and that neither blocks nor batches change
/// anything. Where the simulator cannot work here, all of it is skipped with its reason.
public abstract class SimulatorContract implements SimulatorUnderTest {

    @BeforeEach
    void skipWhereItCannotWork() {
        if (simulator().availability() instanceof Unavailable(var reason, var remedy)) {
            Assumptions.abort(simulator().name() + " cannot work here: " + reason + "; " + remedy);
        }
    }

    /// Hands the simulator on to a part.
    abstract class Part implements SimulatorUnderTest {
        @Override
        public Simulator simulator() {
            return SimulatorContract.this.simulator();
        }
    }

    @Nested
    class Matrices extends Part implements MatrixContract {}

    @Nested
    class Convolutions extends Part implements ConvolutionContract {}

    @Nested
    class Pooling extends Part implements PoolingContract {}

    @Nested
    class Elements extends Part implements ElementContract {}

    @Nested
    class Neurons extends Part implements NeuronContract {}

    @Nested
    class Axes extends Part implements AxisContract {}

    @Nested
    class IgnoredParameters extends Part implements IgnoredParameterContract {}

    @Nested
    class Traces extends Part implements TraceContract {}

    @Nested
    class Frameworks extends Part implements FrameworkContract {}

    @Nested
    class ExactSolution extends Part implements ExactSolutionContract {}

    @Nested
    class Arithmetic extends Part implements ArithmeticContract {}

    @Nested
    class Wiring extends Part implements WiringContract {}

    @Nested
    class Cycles extends Part implements CycleContract {}

    @Nested
    class BackEdges extends Part implements BackEdgeContract {}

    @Nested
    class LargeNetworks extends Part implements LargeNetworkContract {}

    @Nested
    class Recordings extends Part implements RecordingContract {}

    @Nested
    class BlocksAndBatches extends Part implements BlockContract {}

    @Nested
    class Inputs extends Part implements InputContract {}

    @Nested
    class Examples extends Part implements ExampleContract {}

    @Nested
    class Conformance extends Part implements ConformanceContract {}
}
