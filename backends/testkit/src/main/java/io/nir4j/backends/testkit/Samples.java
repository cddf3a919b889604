package io.nir4j.backends.testkit;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/// Numbers from a seed.
final class Samples {
    private final SplittableRandom random;

    Samples(long seed) {
        random = new SplittableRandom(seed);
    }

    /// Multiples of 1/8 from -2 to 2. Sums of a few thousand of their products are exact in float32, in whatever order
    /// they are added, so that every simulator must give them to the last bit.
    double[] eighths(int count) {
        return values(count, () -> random.nextInt(-16, 17) / 8.0);
    }

    Tensor eighths(Shape shape) {
        return Tensor.of(shape, eighths(elements(shape)));
    }

    /// Evenly distributed numbers.
    double[] uniform(int count, double low, double high) {
        return values(count, () -> random.nextDouble(low, high));
    }

    Tensor uniform(Shape shape, double low, double high) {
        return Tensor.of(shape, uniform(elements(shape), low, high));
    }

    /// Ones with the given probability, else zeros.
    double[] spikes(int count, double rate) {
        return values(count, () -> random.nextDouble() < rate ? 1 : 0);
    }

    Tensor spikes(Shape shape, double rate) {
        return Tensor.of(shape, spikes(elements(shape), rate));
    }

    private static int elements(Shape shape) {
        return Math.toIntExact(shape.elements());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private static double[] values(int count, DoubleSupplier next) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> next.getAsDouble());
        return values;
    }
}
