/// What a simulation does block by block: one class per kind of layer, and the buffers between them.
///
/// A [Chunk] is some samples over some time steps with a [Track] for each signal; a [Layer] fills its track from
/// others. Outside cycles it is called once for all steps of the chunk, inside them once per step ([CycleLayer]); a
/// cycle of neurons and one matrix is a layer of its own ([RecurrentLayer]).
/// Whatever the sizes of chunks, every number is computed by the same operations, so they change no bit. Layers
/// keep the states of all samples; chunks are shared by nobody but the threads that work on the parts of one layer.
///
/// Start reading at [Layer].
@NullMarked
package io.nir4j.backends.cpu.layer;

import org.jspecify.annotations.NullMarked;
