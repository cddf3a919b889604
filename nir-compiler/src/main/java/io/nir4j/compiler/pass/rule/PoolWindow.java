package io.nir4j.compiler.pass.rule;

import io.nir4j.model.AvgPool2d;
import io.nir4j.model.IntVector;
import io.nir4j.model.Node;
import io.nir4j.model.SumPool2d;
import java.util.Optional;

/// A pool of either kind as a sum over windows, each element times `weight`.
record PoolWindow(IntVector kernel, IntVector stride, IntVector padding, double weight) {

    static Optional<PoolWindow> of(Node node) {
        if (node instanceof SumPool2d pool) {
            return Optional.of(new PoolWindow(pool.kernelSize(), pool.stride(), pool.padding(), 1));
        }
        if (node instanceof AvgPool2d pool) {
            double elements =
                    (double) pool.kernelSize().at(0) * pool.kernelSize().at(1);
            return Optional.of(new PoolWindow(pool.kernelSize(), pool.stride(), pool.padding(), 1 / elements));
        }
        return Optional.empty();
    }

    int size(int axis) {
        return Math.toIntExact(kernel.at(axis));
    }

    int step(int axis) {
        return Math.toIntExact(stride.at(axis));
    }
}
