/// What a program costs and in which order a backend had best work: layers over many time steps at once, cycles step by
/// step.
///
/// A [Schedule] puts operations together that one loop can do (a pool behind its convolution, neurons behind their
/// matrix), [Lifetimes] says how long each signal is needed, [Cost] counts what an operation computes and holds.
/// Nothing here runs anything, and nothing is tied to one backend.
///
/// Start reading at [Schedule].
@NullMarked
package io.nir4j.compiler.schedule;

import org.jspecify.annotations.NullMarked;
