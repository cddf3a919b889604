/// From statements to a graph.
///
/// [NetworkBuilder] goes through the text once and puts together a [Draft]: nodes, edges and metadata, in which some
/// sizes are still open and every use of a block has become a nested draft. [Sizes] works the open sizes out, and the
/// draft becomes a graph. [Positions] remembers where in the text each node and field stands.
///
/// Which fields a primitive has is looked up in its schema; what a value says is for `io.nir4j.dsl.value`. Whether the
/// graph makes sense is not asked here: that is for the model's verifier, which is told the positions.
@NullMarked
package io.nir4j.dsl.build;

import org.jspecify.annotations.NullMarked;
