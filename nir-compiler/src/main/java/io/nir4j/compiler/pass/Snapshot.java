package io.nir4j.compiler.pass;

import io.nir4j.model.Graph;

/// A network right after a rewrite, for who watches an [Optimizer].
///
/// @param graph the whole network
public record Snapshot(Applied applied, Graph graph) {}
