/// The executable specification: interprets a program one time step after the other, in the plainest way.
///
/// Written to be read and believed, not to be fast; the other simulators are tested against it. Every operation is a
/// few lines in [Interpreter]; the arithmetic of neurons is in [Evaluator].
///
/// Start reading at [Interpreter].
@NullMarked
package io.nir4j.backends.reference;

import org.jspecify.annotations.NullMarked;
