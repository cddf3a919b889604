/// Networks as the frameworks write them, made ones that everybody reads alike.
///
/// A [Fix] is named, documented and applies on a condition that the graph alone fulfils; [Fixes] lists all of them.
/// [Treatment] applies them until none does any more and reports each [Correction], and each place where several
/// readings make sense, which it leaves alone. [Frameworks] imports: the canonical graph, how the framework that wrote
/// it steps it, and the report.
///
/// One fix lives in one class, with its condition. What a network means in discrete time is in the package above,
/// where networks differ in `diff`. Start reading at [Treatment], then [Fixes].
@NullMarked
package io.nir4j.dialects.importing;

import org.jspecify.annotations.NullMarked;
