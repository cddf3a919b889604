/// Recorded signals of a network: the NIRData files that carry spikes and membranes from one tool to another.
///
/// A [GraphData] holds, for nodes of a network by name, what was observed at each: on a grid of time steps
/// ([TimeGriddedData]) or as events ([EventData], [ValuedEventData]), and converts between the two. [NirDataFile]
/// reads and writes them as HDF5; [DataCheck] asks whether they fit a network.
///
/// Times are in seconds. Nothing here simulates or plots.
///
/// Start reading at [NirDataFile].
@NullMarked
package io.nir4j.io.data;

import org.jspecify.annotations.NullMarked;
