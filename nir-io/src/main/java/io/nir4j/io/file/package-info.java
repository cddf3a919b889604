/// Files as every format needs them, whatever is in them.
///
/// [AtomicFile] replaces a file as a whole, so that a crash never leaves half of one; [FileBytes] maps one;
/// [SegmentBytes] reads memory as a stream; [Allocation] refuses sizes that no machine has; [FileFaults] turns what the
/// operating system refuses into diagnostics.
///
/// What does not live here: any format.
///
/// Start reading at [AtomicFile].
@NullMarked
package io.nir4j.io.file;

import org.jspecify.annotations.NullMarked;
