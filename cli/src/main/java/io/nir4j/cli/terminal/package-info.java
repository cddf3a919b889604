/// How the commands talk: text in columns, findings, JSON, progress.
///
/// [Console] holds the two streams and knows which of them is a terminal; everything else writes to one of them.
/// Text that people read goes through [Table], [FindingsText] and [Figures]; text that programs read through [Json].
///
/// What does not live here: any knowledge of a command or of what it computes.
///
/// Start reading at [Console].
@NullMarked
package io.nir4j.cli.terminal;

import org.jspecify.annotations.NullMarked;
