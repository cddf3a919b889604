package io.nir4j.backends.reference;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The last values of a signal, as far back as its longest delay.
final class DelayMemory {
    private final List<Integer> steps;
    private final int elements;
    private final double[][] past;
    private long now;

    /// @param steps one delay for all elements of a sample, or one for each
    DelayMemory(List<Integer> steps, int elements, int batch) {
        this.steps = steps;
        this.elements = elements;
        this.past = new double[Collections.max(steps) + 1][batch * elements];
    }

    void reset() {
        now = 0;
        for (double[] values : past) {
            Arrays.fill(values, 0);
        }
    }

    /// Takes this step's values and gives the delayed ones.
    void step(double[] input, double[] output) {
        System.arraycopy(input, 0, past[(int) (now % past.length)], 0, input.length);
        for (int i = 0; i < output.length; i++) {
            int delay = steps.get(steps.size() == 1 ? 0 : i % elements);
            output[i] = past[(int) Math.floorMod(now - delay, (long) past.length)][i];
        }
        now++;
    }
}
