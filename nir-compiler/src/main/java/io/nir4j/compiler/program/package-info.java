/// A network in discrete time: what a simulator executes.
///
/// A [Program] is flat and in single-assignment form: every [Op] makes one [Signal] from others. Neurons are data too:
/// a [NeuronModel] is straight-line arithmetic in [Expr]s, the one description that backends interpret, compile or
/// print, so that their updates agree bit for bit. No primitive of NIR is known here.
///
/// Start reading at [Program].
@NullMarked
package io.nir4j.compiler.program;

import org.jspecify.annotations.NullMarked;
