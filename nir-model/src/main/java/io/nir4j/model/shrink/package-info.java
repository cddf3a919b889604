/// Smaller graphs: what is tried to find the smallest one that has some property, such as a fault.
///
/// Here is only what is smaller than a graph. Who tries and decides is elsewhere: `nir reduce` asks a command, and the
/// property tests ask their check. What keeps the meaning of a graph is in `rewrite`.
///
/// Start reading at [SmallerGraphs].
@NullMarked
package io.nir4j.model.shrink;

import org.jspecify.annotations.NullMarked;
