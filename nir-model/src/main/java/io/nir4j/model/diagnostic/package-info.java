/// What is wrong with somebody's input, said so that they can mend it.
///
/// A [Diagnostic] names a [Code], a [Place], what was found and what to do; [Findings] collects all of a phase;
/// [InvalidNetwork] carries them to whoever asked. Faults of nir4j itself are [CompilerBug]s and never mix with these.
/// The page behind `nir explain NIR-104` is the resource `NIR-104.md` of this package.
///
/// Start reading at [Diagnostic].
@NullMarked
package io.nir4j.model.diagnostic;

import org.jspecify.annotations.NullMarked;
