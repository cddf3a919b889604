package io.nir4j.backends.cpu.neuron;

/// The update of one kind of neuron as machine code: the states of a few neurons stay in registers while time passes.
///
/// [LoopWriter] writes `single` and `several`; all loops over the same model give the same bits.
public abstract class NeuronLoop {
    /// Neurons that one call of `single` and of `several` advances.
    private final int narrow;

    private final int wide;

    NeuronLoop(int narrow, int wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /// Advances all neurons of the slice. Arrays must have room for 64 neurons where a slice has fewer.
    public final void run(NeuronSlice slice) {
        for (int sample = 0; sample < slice.samples; sample++) {
            int lane = 0;
            while (slice.lanes - lane > narrow && lane + wide <= Long.SIZE) {
                several(slice, sample, lane);
                lane += wide;
            }
            while (lane < slice.lanes) {
                single(slice, sample, lane);
                lane += narrow;
            }
        }
    }

    abstract void single(NeuronSlice slice, int sample, int lane);

    abstract void several(NeuronSlice slice, int sample, int lane);
}
