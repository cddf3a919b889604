package io.nir4j.backends.cpu.neuron;

/// The update of one kind of neuron as machine code: the states of a few neurons stay in registers while time passes.
///
/// [LoopWriter] writes what is abstract here; all loops over the same model give the same bits.
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
        if (slice.steps == 1) {
            runOnce(slice);
            return;
        }
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

    private void runOnce(NeuronSlice slice) {
        int lane = 0;
        while (slice.lanes - lane > narrow && lane + wide <= Long.SIZE) {
            severalOnce(slice, 0, lane);
            lane += wide;
        }
        while (lane < slice.lanes) {
            singleOnce(slice, 0, lane);
            lane += narrow;
        }
    }

    /// All steps of one sample.
    abstract void single(NeuronSlice slice, int sample, int lane);

    abstract void several(NeuronSlice slice, int sample, int lane);

    /// One step of all samples, from `sample` on.
    abstract void singleOnce(NeuronSlice slice, int sample, int lane);

    abstract void severalOnce(NeuronSlice slice, int sample, int lane);
}
