package io.nir4j.bench;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Random weights and data, the same in every run.
final class Numbers {
    private static final long SEED = 20_250_101;

    private Numbers() {}

    /// Normally distributed numbers.
    static Tensor normal(Shape shape, double deviation) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return Tensor.of(shape, values);
    }

    /// Ones with this density, zeros elsewhere. With density 1 numbers around 1 instead, none of them zero: a simulator
    /// may see that an input is the same at every step, and compute its product once.
    static Tensor spikes(Shape shape, double density) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(random.nextDouble(), density);
        }
        return Tensor.of(shape, values);
    }

    private static double value(double drawn, double density) {
        return density == 1 ? 0.5 + drawn : drawn < density ? 1 : 0;
    }

    /// How many are not zero.
    static long active(Tensor tensor) {
        long active = 0;
        for (float value : tensor.toFloats()) {
            active += value == 0 ? 0 : 1;
        }
        return active;
    }

    /// `784x512` as 784 and 512.
    static int[] extents(String text) {
        return Arrays.stream(text.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    }
}
