/// Which framework most likely wrote a file, on what evidence, and what follows from it for running the file.
///
/// NIR files name neither their framework nor the unit of their times, but every exporter has habits. Each is a [Rule]
/// in one of the two tables, [WriterRules] and [UnitRules]: what it looks for, and how much likelier it makes whom.
/// [Origin] adds them up. Nothing here changes a network, and nothing is certain: what is in doubt is said.
///
/// Start reading at [Origin], then [WriterRules]. How exporters fold the step into `r` is in
/// [io.nir4j.dialects.StepInResistance].
@NullMarked
package io.nir4j.dialects.origin;

import org.jspecify.annotations.NullMarked;
