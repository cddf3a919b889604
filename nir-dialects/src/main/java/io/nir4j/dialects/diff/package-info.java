/// What differs between two networks, whatever their nodes are called.
///
/// A [GraphDiff] pairs the nodes of two graphs by content, connections and name ([Matching]), lists every
/// [Difference] of the pairs, and then looks for conventions: one [Convention] says in a sentence what explains many
/// differences, such as times written in milliseconds. The rules that recognise them are one class each, listed in
/// [Conventions].
///
/// Only what files say is compared; what two networks compute is for who runs them. Nothing here prints.
///
/// Start reading at [GraphDiff], then [Matching].
@NullMarked
package io.nir4j.dialects.diff;

import org.jspecify.annotations.NullMarked;
