package io.nir4j.cli;

import io.nir4j.backends.spi.LayerReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What came of a run.
///
/// @param seconds that the simulation took, with reading its input and writing its result
/// @param written the file, if one was asked for
/// @param arrays the names of the arrays in it
/// @param layers what was computed, in order, if somebody wants to know
record RunResult(Tally tally, double seconds, Optional<Path> written, List<String> arrays, List<LayerReport> layers) {}
