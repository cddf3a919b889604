package io.nir4j.backends.cpu.neuron;

/// What one call of a [NeuronLoop] advances: up to 64 neighbouring neurons, some samples, some time steps.
///
/// Arrays are `float[]` or `double[]`, as the loop computes. A place in an array is the start of the slice plus so much
/// for each sample, so much for each step, and 1 for each neuron; spikes take one bit per neuron, 64 to a word.
public final class NeuronSlice {
    public int samples;
    public int steps;
    /// The number of neurons, and a bit for each of them.
    public int lanes;
    public long mask;

    public Object input = new float[0];
    public int inputAt;
    public int inputPerSample;
    public int inputPerStep;

    /// What is added to the input, for a loop with two of them.
    public Object added = new float[0];
    public int addedAt;
    public int addedPerSample;
    public int addedPerStep;

    /// By number: one value for all neurons, or one per neuron of the layer.
    public Object[] coefficients = {};
    public int firstNeuron;

    public Object[] states = {};
    public int stateAt;
    public int statePerSample;

    /// Where spikes go, of a loop that gives spikes.
    public long[] spikes = {};
    public int spikesAt;
    public int spikesPerSample;
    public int spikesPerStep;

    /// Where numbers go: the output of a loop that gives numbers, and what is observed.
    public Object output = new float[0];
    public Object[] observed = {};
    public int outputAt;
    public int outputPerSample;
    public int outputPerStep;

    int inputAt(int sample, int lane) {
        return inputAt + sample * inputPerSample + lane;
    }

    int addedAt(int sample, int lane) {
        return addedAt + sample * addedPerSample + lane;
    }

    int stateAt(int sample, int lane) {
        return stateAt + sample * statePerSample + lane;
    }

    int spikesAt(int sample) {
        return spikesAt + sample * spikesPerSample;
    }

    int outputAt(int sample, int lane) {
        return outputAt + sample * outputPerSample + lane;
    }

    /// Puts the spikes of neurons from `lane` on into their word; those of the first neurons come first.
    static void put(long[] words, int at, long spikes, int lane, long mask) {
        if (lane == 0) {
            words[at] = spikes & mask;
        } else {
            words[at] |= (spikes << lane) & mask;
        }
    }
}
