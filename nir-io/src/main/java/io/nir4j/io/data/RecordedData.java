package io.nir4j.io.data;

/// What was recorded at a node: of a plain one or of a nested graph.
public sealed interface RecordedData permits GraphData, NodeData {}
