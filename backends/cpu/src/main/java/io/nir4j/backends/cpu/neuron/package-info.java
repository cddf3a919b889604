/// The update of neurons as machine code, made at run time for one model, dialect and arithmetic.
///
/// A [LoopSpec] says what is wanted, [LoopCompiler] makes and keeps [NeuronLoop]s, [LoopWriter] and [LoopBody] write
/// their classes from the model's [io.nir4j.compiler.program.Expr] trees with the Class-File API. The code calls the
/// static methods of one of four classes, which have the same names: `FloatLanes` and `DoubleLanes` (Vector API),
/// `FloatNumbers` and `DoubleNumbers` (plain Java). So vector and scalar loops come from one tree, and their results
/// agree bit for bit. What arrives at the neurons and where it comes from is not known here.
///
/// Start reading at [NeuronLoop].
@NullMarked
package io.nir4j.backends.cpu.neuron;

import org.jspecify.annotations.NullMarked;
