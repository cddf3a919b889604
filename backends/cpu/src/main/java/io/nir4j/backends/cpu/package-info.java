/// The fast simulator: a program in blocks of time steps, event by event where little happens, on all cores.
///
/// [CpuSimulation] cuts the work into chunks and drives them through the layers of a plan; [Workers] are its threads.
/// What a layer does is in `layer`, the loops over products and sums in
/// `kernel`, the generated loops over neurons in `neuron`; none of them knows of threads.
///
/// Start reading at [CpuSimulation].
@NullMarked
package io.nir4j.backends.cpu;

import org.jspecify.annotations.NullMarked;
