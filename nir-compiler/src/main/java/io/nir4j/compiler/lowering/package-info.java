/// From a typed graph and a discretisation to a program.
///
/// [FlatGraph] opens nested graphs, [ExecutionOrder] finds cycles and the edges that close them, [NeuronLowering] turns
/// each neuron's equation into steps, [Lowering] puts the program together.
/// Rewriting graphs (passes) and optimising programs are not done here.
///
/// Start reading at [Lowering].
@NullMarked
package io.nir4j.compiler.lowering;

import org.jspecify.annotations.NullMarked;
