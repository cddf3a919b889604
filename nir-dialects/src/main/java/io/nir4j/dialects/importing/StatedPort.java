package io.nir4j.dialects.importing;

import io.nir4j.model.Node;
import io.nir4j.model.tensor.Shape;
import java.util.List;

/// A port of a graph whose stated shape is not what its neighbours have.
///
/// @param name of the Input or Output
/// @param port the node itself
/// @param neighbours the nodes that an Input feeds, or that feed an Output
/// @param stated its own shape
/// @param actual the shape that all its neighbours have without it
record StatedPort(String name, Node port, List<String> neighbours, Shape stated, Shape actual) {}
