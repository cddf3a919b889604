package io.nir4j.compiler.schedule;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Window;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A convolution and the pool behind it, written as one convolution.
///
/// Both are linear. Along each axis, with kernel element k of the convolution (stride s, dilation d, p zeros in front)
/// and element j of the pool (stride S, dilation D), output n is
///
/// ```
/// sum over j, k of  w[k] * x[(n S + j D) s + k d - p]
/// ```
///
/// which is a convolution of stride S s whose kernel sums up the `w[k]` of equal `j D s + k d`. Sums are made
/// in double precision. Of a 5 x 5 kernel and a pool of 2 x 2, that leaves 36 products where there were 100.
final class PooledConvolution {
    private final Op.Convolve convolution;
    private final Op.Pool pool;
    private final List<Integer> kernel = new ArrayList<>();
    private final List<Integer> stride = new ArrayList<>();
    private final List<Integer> dilation = new ArrayList<>();

    private PooledConvolution(Op.Convolve convolution, Op.Pool pool) {
        this.convolution = convolution;
        this.pool = pool;
        for (int axis = 0; axis < pool.window().kernel().size(); axis++) {
            int perTap = perTap(axis);
            int perElement = convolution.window().dilation().get(axis);
            int common = gcd(perTap, perElement);
            int last = (pool.window().kernel().get(axis) - 1) * perTap
                    + (convolution.window().kernel().get(axis) - 1) * perElement;
            kernel.add(last / common + 1);
            stride.add(pool.window().stride().get(axis)
                    * convolution.window().stride().get(axis));
            dilation.add(common);
        }
    }

    /// The one convolution, if there is one, and it is no more work than the two.
    static Optional<Op.Convolve> of(Op.Convolve convolution, Op.Pool pool) {
        boolean sameAxes =
                convolution.window().kernel().size() == pool.window().kernel().size();
        // What a pool finds in its padding is zero, and not what a convolution would have found there.
        boolean padded = pool.window().before().stream().anyMatch(zeros -> zeros != 0)
                || sticksOut(convolution.result().shape(), pool);
        if (!sameAxes || padded || !areFinite(convolution.weight())) {
            return Optional.empty();
        }
        PooledConvolution pooled = new PooledConvolution(convolution, pool);
        return pooled.work()
                        <= product(pool.window().stride())
                                * product(convolution.window().kernel())
                ? Optional.of(pooled.written())
                : Optional.empty();
    }

    private static boolean sticksOut(Shape between, Op.Pool pool) {
        Shape result = pool.result().shape();
        Window window = pool.window();
        return IntStream.range(0, window.kernel().size()).anyMatch(axis -> {
            int place = axis - window.kernel().size();
            long last = (result.dim(place) - 1) * window.stride().get(axis)
                    + (long) (window.kernel().get(axis) - 1) * window.dilation().get(axis);
            return last >= between.dim(place);
        });
    }

    private static boolean areFinite(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles()).allMatch(Double::isFinite);
    }

    private static int gcd(int one, int other) {
        return other == 0 ? one : gcd(other, one % other);
    }

    private static long product(List<Integer> factors) {
        return factors.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /// Products per output and channel.
    private long work() {
        return product(kernel);
    }

    /// From one element of the pool to the next, in inputs of the convolution.
    private int perTap(int axis) {
        return pool.window().dilation().get(axis)
                * convolution.window().stride().get(axis);
    }

    private Op.Convolve written() {
        Shape shape = convolution.weight().shape();
        Shape planes = shape.slice(0, 2);
        int sums = Math.toIntExact(work());
        double[] given = convolution.weight().toDoubles();
        double[] weights = new double[Math.toIntExact(planes.elements()) * sums];
        int elements = Math.toIntExact(product(convolution.window().kernel()));
        for (int tap = 0; tap < product(pool.window().kernel()); tap++) {
            for (int element = 0; element < elements; element++) {
                int to = place(tap, element);
                for (int plane = 0; plane < planes.elements(); plane++) {
                    weights[plane * sums + to] += given[plane * elements + element];
                }
            }
        }
        double[] bias = convolution.bias().toDoubles();
        long taps = product(pool.window().kernel());
        double divisor = pool.average() ? taps : 1;
        Arrays.setAll(weights, i -> weights[i] / divisor);
        Arrays.setAll(bias, i -> bias[i] * taps / divisor);
        Shape kernelShape =
                Shape.of(kernel.stream().mapToLong(Integer::longValue).toArray());
        return new Op.Convolve(
                pool.result(),
                convolution.input(),
                Tensor.of(planes.plus(kernelShape), weights),
                Tensor.of(convolution.bias().shape(), bias),
                new Window(kernel, stride, dilation, convolution.window().before()),
                convolution.groups());
    }

    /// Where the product of one element of the pool and one of the kernel lies in the new kernel.
    private int place(int tap, int element) {
        int place = 0;
        int taps = tap;
        int elements = element;
        int pitch = 1;
        for (int axis = kernel.size() - 1; axis >= 0; axis--) {
            int inPool = taps % pool.window().kernel().get(axis);
            int inKernel = elements % convolution.window().kernel().get(axis);
            taps /= pool.window().kernel().get(axis);
            elements /= convolution.window().kernel().get(axis);
            int at = inPool * perTap(axis)
                    + inKernel * convolution.window().dilation().get(axis);
            place += at / dilation.get(axis) * pitch;
            pitch *= kernel.get(axis);
        }
        return place;
    }
}
