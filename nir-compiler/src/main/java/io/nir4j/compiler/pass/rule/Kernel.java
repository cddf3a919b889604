package io.nir4j.compiler.pass.rule;

import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// Kernels of convolutions, of shape (out, in / groups, k...).
final class Kernel {
    private Kernel() {}

    /// The kernels of each output channel times its factor, if each has one.
    static Optional<Tensor> after(Tensor weight, Tensor scale, Shape output) {
        return Arithmetic.perChannel(scale, output)
                .filter(factors -> Arithmetic.isSmallEnough(weight))
                .map(factors -> {
                    double[] values = weight.toDoubles();
                    int kernel = values.length / factors.length;
                    for (int i = 0; i < values.length; i++) {
                        values[i] *= factors[i / kernel];
                    }
                    return Arithmetic.rounded(weight.shape(), values, weight, scale);
                });
    }

    /// The kernels of each input channel times its factor, if each has one.
    static Optional<Tensor> before(Tensor weight, long groups, Tensor scale, Shape input) {
        return Arithmetic.perChannel(scale, input)
                .filter(factors -> Arithmetic.isSmallEnough(weight))
                .map(factors -> {
                    double[] values = weight.toDoubles();
                    int out = Math.toIntExact(weight.shape().dim(0));
                    int channels = Math.toIntExact(weight.shape().dim(1));
                    int kernel = values.length / (out * channels);
                    int outPerGroup = Math.toIntExact(out / groups);
                    for (int i = 0; i < values.length; i++) {
                        int group = i / (kernel * channels) / outPerGroup;
                        values[i] *= factors[group * channels + i / kernel % channels];
                    }
                    return Arithmetic.rounded(weight.shape(), values, weight, scale);
                });
    }
}
