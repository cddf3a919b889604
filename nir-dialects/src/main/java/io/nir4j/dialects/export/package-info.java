/// Writes a network so that a framework computes with it what its own dialect says.
///
/// Start at [Export]: it takes a network, the dialect whose meaning is to be kept and a [Target], and gives an
/// [Exported] graph or every reason why there is none. [Stepping] turns a neuron and a discretisation into its
/// [Motion], the one form in which neurons of different dialects can be compared; [Fitting] looks for the parameters
/// with which a neuron of the target moves alike; what those cannot hold goes into the weights by [Feeding]. The rest
/// are passes over a [Draft].
///
/// What the frameworks read and insist on is in [Targets]. How they step is in `io.nir4j.dialects`; nothing here runs
/// a network.
@NullMarked
package io.nir4j.dialects.export;

import org.jspecify.annotations.NullMarked;
