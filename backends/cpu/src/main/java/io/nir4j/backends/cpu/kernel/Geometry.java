package io.nir4j.backends.cpu.kernel;

import io.nir4j.compiler.program.Op;
import io.nir4j.model.tensor.Shape;
import java.util.List;

/// The extents of a convolution over rows and columns; one over a single axis has one row.
record Geometry(Axis rows, Axis columns) {

    /// One axis.
    ///
    /// @param before zeros in front
    record Axis(int input, int output, int kernel, int stride, int dilation, int before) {

        /// What each input along this axis meets, in units of `weightPitch` and `fieldPitch`.
        Reach reach(int weightPitch, int fieldPitch) {
            Reach.Builder reach = new Reach.Builder();
            for (int at = 0; at < input; at++) {
                for (int element = 0; element < kernel; element++) {
                    int scaled = at + before - element * dilation;
                    if (scaled >= 0 && scaled % stride == 0 && scaled / stride < output) {
                        reach.add(element * weightPitch, scaled / stride * fieldPitch);
                    }
                }
                reach.nextInput();
            }
            return reach.build();
        }
    }

    static Geometry of(Op.Convolve op) {
        Axis last = axis(op, op.window().kernel().size() - 1);
        return new Geometry(op.window().kernel().size() == 1 ? new Axis(1, 1, 1, 1, 1, 0) : axis(op, 0), last);
    }

    private static Axis axis(Op.Convolve op, int number) {
        Shape in = op.input().shape();
        Shape out = op.result().shape();
        return new Axis(
                (int) in.dim(number + 1),
                (int) out.dim(number + 1),
                at(op.window().kernel(), number),
                at(op.window().stride(), number),
                at(op.window().dilation(), number),
                at(op.window().before(), number));
    }

    private static int at(List<Integer> values, int number) {
        return values.get(number);
    }

    /// Whether neighbouring inputs meet neighbouring outputs.
    boolean isInStep() {
        return columns.stride() == 1 && columns.dilation() == 1;
    }

    /// Columns of the field in front of the outputs, for what falls there.
    int left() {
        return Math.max(0, columns.kernel() - 1 - columns.before());
    }

    int fieldColumns() {
        return left() + Math.max(columns.output(), columns.input() + columns.before());
    }

    Reach down(int weightPitch, int fieldPitch) {
        return rows.reach(weightPitch, fieldPitch);
    }

    Reach across(int weightPitch, int channels) {
        return columns.reach(weightPitch, channels);
    }

    /// In step each input has one run, which starts where its last kernel element meets an output.
    Reach inStep(int channels) {
        Reach.Builder reach = new Reach.Builder();
        for (int at = 0; at < columns.input(); at++) {
            reach.add(0, (at + columns.before() - (columns.kernel() - 1) + left()) * channels);
            reach.nextInput();
        }
        return reach.build();
    }

    int kernelRows() {
        return rows.kernel();
    }

    int kernelColumns() {
        return columns.kernel();
    }

    int inputRows() {
        return rows.input();
    }

    int inputColumns() {
        return columns.input();
    }

    int outputRows() {
        return rows.output();
    }

    int outputColumns() {
        return columns.output();
    }
}
