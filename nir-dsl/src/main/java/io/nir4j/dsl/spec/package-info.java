/// What the tests in a text say, computed.
///
/// A [TestCase] is what to feed to a network and what to expect of it: times in seconds, arrays loaded, every part with
/// its place in the text, so that whoever runs the test can point at it. [TestReader] makes one from the syntax tree
/// and finds what can be found without running the network.
///
/// Nothing is run here: which dialects and signals there are is known to the harness of the backends.
///
/// Start reading at [TestCase].
@NullMarked
package io.nir4j.dsl.spec;

import org.jspecify.annotations.NullMarked;
