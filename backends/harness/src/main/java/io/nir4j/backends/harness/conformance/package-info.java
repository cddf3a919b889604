/// The conformance suite: networks with what each framework computes on them, and what must be refused.
///
/// `testdata/conformance/README.md` describes the files. [Suite] is their manifest, [ConformanceCase] one entry of it,
/// [CaseRunner] runs one on a simulator and says how it ended, [Scores] counts the passes by primitive, by choice on an
/// axis and by dialect.
///
/// What is expected never comes from here: plain NumPy code beside the suite and recordings of the frameworks say it.
/// Nothing is printed here; the command and the contract of the simulators do that.
///
/// Start reading at [CaseRunner].
@NullMarked
package io.nir4j.backends.harness.conformance;

import org.jspecify.annotations.NullMarked;
