/// Changes of a graph that keep what it computes and that need no more than the graph itself.
///
/// Here is what several modules need alike: [Inlining] writes nested graphs flat for those who compare networks, for
/// frameworks that read no nesting, and for the compiler. What needs a dialect, a length of a time step or a chip is
/// elsewhere.
@NullMarked
package io.nir4j.model.rewrite;

import org.jspecify.annotations.NullMarked;
