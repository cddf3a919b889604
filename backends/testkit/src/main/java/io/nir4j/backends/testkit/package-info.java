/// What every simulator must do, as tests to extend.
///
/// [SimulatorContract] holds all of it: a backend's test class extends it with one method that makes its simulator.
/// Expectations are computed here, in plain loops, from the formulas of NIR and the phrases of the axes of a
/// discretisation, never by the compiler's lowering; [PlainNeuron] is the model of the neurons. [RecordedCase] compares
/// with what frameworks computed, [Example] with what a text says about its network, [Invariances] with the same
/// network run in another way. No simulator lives here.
///
/// Start reading at [SimulatorContract].
@NullMarked
package io.nir4j.backends.testkit;

import org.jspecify.annotations.NullMarked;
