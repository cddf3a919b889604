package io.nir4j.dialects.export;

import java.util.List;

/// The parameters with which a layer of the target moves like a given one.
///
/// @param parameters one for each neuron
/// @param correction what the layer's input still needs
/// @param changes what was done about the parameters, in words
/// @param problems what could not be done
record Fitted(List<Parameters> parameters, Correction correction, List<String> changes, List<Problem> problems) {}
