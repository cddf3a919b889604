package io.nir4j.backends.reference;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Rounding;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;

/// What the operations on whole signals compute for one sample at one time step.
///
/// Sums of products are added up in float64 and rounded once at the end: simulators may add in any order, so none is
/// prescribed.
final class Interpreter {
    private final Rounding rounding;

    Interpreter(Rounding rounding) {
        this.rounding = rounding;
    }

    /// One sample's elements, row-major, within the array of a batch.
    static final class Sample {
        private final double[] values;
        private final int offset;

        Sample(double[] values, int offset) {
            this.values = values;
            this.offset = offset;
        }

        double at(int index) {
            return values[offset + index];
        }

        void put(int index, double value) {
            values[offset + index] = value;
        }
    }

    /// The elements of a weight or bias as numbers of the arithmetic.
    double[] numbers(Tensor tensor) {
        return rounding.roundAll(tensor.toDoubles());
    }

    /// `y[m, o] = b[m, o] + sum over i of W[m, o, i] x[m, i]`, m running over independent matrices.
    void matMul(Op.MatMul op, double[] weight, double[] bias, Sample in, Sample out) {
        Shape shape = op.weight().shape();
        int rows = (int) shape.dim(-2);
        int columns = (int) shape.dim(-1);
        for (int row = 0; row < bias.length; row++) {
            int matrix = row / rows;
            double sum = bias[row];
            for (int column = 0; column < columns; column++) {
                sum += weight[row * columns + column] * in.at(matrix * columns + column);
            }
            out.put(row, rounding.round(sum));
        }
    }

    /// `y[o, p] = b[o] + sum over c, k of W[o, c, k] x[c, tap(p, k)]`, c running over the channels of o's group.
    void convolve(Op.Convolve op, Taps taps, double[] weight, double[] bias, Sample in, Sample out) {
        int channels = (int) op.weight().shape().dim(1);
        int outputsPerGroup = bias.length / op.groups();
        for (int o = 0; o < bias.length; o++) {
            int firstChannel = o / outputsPerGroup * channels;
            for (int p = 0; p < taps.outputs(); p++) {
                double sum = bias[o];
                for (int c = 0; c < channels; c++) {
                    for (int k = 0; k < taps.kernel(); k++) {
                        int source = taps.source(p, k);
                        if (source >= 0) {
                            double w = weight[(o * channels + c) * taps.kernel() + k];
                            sum += w * in.at((firstChannel + c) * taps.inputs() + source);
                        }
                    }
                }
                out.put(o * taps.outputs() + p, rounding.round(sum));
            }
        }
    }

    /// The sum of the elements in each window, or that sum over the size of the window, padding included.
    void pool(Op.Pool op, Taps taps, Sample in, Sample out) {
        int planes = (int) op.result().shape().elements() / taps.outputs();
        for (int plane = 0; plane < planes; plane++) {
            for (int p = 0; p < taps.outputs(); p++) {
                double sum = 0;
                for (int k = 0; k < taps.kernel(); k++) {
                    int source = taps.source(p, k);
                    sum += source >= 0 ? in.at(plane * taps.inputs() + source) : 0;
                }
                out.put(plane * taps.outputs() + p, rounding.round(op.average() ? sum / taps.kernel() : sum));
            }
        }
    }
}
