/// From expressions to values.
///
/// [Evaluator] computes an [io.nir4j.dsl.syntax.Expression] in two steps. First what it says by itself: a
/// [Computed], whose numbers may still lack a type and a shape. Then, where it is used, a [Target] gives it
/// both, and it becomes an `io.nir4j.model.Value`. Until then the numbers are [Elements] that are asked for one
/// by one: a text makes no array that nobody uses, and [Budget] is asked before one is made.
///
/// [Measure] is the table of units, [Functions] that of functions, [NumberTypes] that of types. What a field of
/// a node needs is not known here, nor are nodes: the graph builder is the one who asks.
@NullMarked
package io.nir4j.dsl.value;

import org.jspecify.annotations.NullMarked;
