/// Runs the tests that a text states about its network, on any simulator.
///
/// [TestRunner] lowers the network, feeds it ([Feeding]), runs it and compares what it did with what was expected
/// ([SpikeCheck], [NumberCheck]). A [Difference] is written for people: which element, which step, expected and found,
/// and the steps around it.
///
/// Nothing is parsed here and no backend is chosen: a test comes as a record, a simulator from the caller, and both
/// the command line and the contract of the simulators are callers. No JUnit here.
///
/// Start reading at [TestRunner].
@NullMarked
package io.nir4j.backends.harness;

import org.jspecify.annotations.NullMarked;
