/// What a backend is: something that runs a program, or that writes a network down for a chip.
///
/// [Simulator] and [Emitter] are separate because nothing can be both in full. [Backends] finds them on the class
/// path; [Run] drives a simulation over any number of steps in blocks, so that memory does not grow with them.
/// No arithmetic lives here.
///
/// Start reading at [Simulator].
@NullMarked
package io.nir4j.backends.spi;

import org.jspecify.annotations.NullMarked;
