/// Saved weights put into a network by name: the `state_dict` of a model, and a skeleton of nodes and edges.
///
/// [StateDict] finds the parameter that each key names and fills it as the framework's own exporter would:
/// a decay becomes a time constant and the gains that belong to it. Every key and every parameter is accounted
/// for in [Filled]. Files are opened elsewhere; nothing here knows `.npz` or safetensors.
///
/// Start reading at [StateDict], then [ParameterNames], the table of what frameworks call parameters.
@NullMarked
package io.nir4j.dialects.weights;

import org.jspecify.annotations.NullMarked;
