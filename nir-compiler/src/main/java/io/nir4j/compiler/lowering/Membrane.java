package io.nir4j.compiler.lowering;

import io.nir4j.compiler.program.Expr;
import java.util.Optional;

/// What a membrane is made of besides its time course; numbers where a parameter is absent or ignored.
///
/// @param leak where it rests, in units of `unit`, as are the reset and the threshold
/// @param threshold absent where the neuron does not spike
/// @param unit the gain that is folded into potentials, 1 where none is
/// @param behindSynapse true for the membrane of CubaLI and CubaLIF
/// @param floored true where a step does not end below -threshold
record Membrane(Expr leak, Expr reset, Optional<Expr> threshold, Expr unit, boolean behindSynapse, boolean floored) {}
