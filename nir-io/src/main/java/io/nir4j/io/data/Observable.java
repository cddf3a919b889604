package io.nir4j.io.data;

/// What was recorded of one quantity of a node: spikes, a membrane potential.
public sealed interface Observable permits EventData, TimeGriddedData, ValuedEventData {
    /// The number of independent recordings.
    long samples();

    /// The number of neurons of the node, its shape flattened.
    long neurons();

    /// The end of the recording; it starts at 0.
    double durationSeconds();
}
