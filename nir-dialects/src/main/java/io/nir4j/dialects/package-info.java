/// What each framework means by a network: discrete time as data.
///
/// NIR is written in continuous time and every framework steps it in its own way. A [Discretization] says how, axis by
/// axis; a [Dialect] is a named one with the framework's habits; [TimeStep] finds the step when nobody gives it.
/// Nothing here computes: the compiler turns a discretisation into arithmetic.
///
/// Start reading at [Discretization], then [Dialects].
@NullMarked
package io.nir4j.dialects;

import org.jspecify.annotations.NullMarked;
