package io.nir4j.backends.cpu.kernel;

import io.nir4j.compiler.program.Op;
import io.nir4j.model.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// The extents of a convolution over rows and columns; one over a single axis has one row.
record Geometry(Axis rows, Axis columns) {

    /// One axis: input i meets output o with kernel element k where i + before = o * stride + k * dilation.
    ///
    /// @param before zeros in front
    record Axis(int input, int output, int kernel, int stride, int dilation, int before) {

        /// What an input meets. Neighbouring outputs meet it with every `stride`-th kernel element, backwards, and lie
        /// side by side as those do in the order of [#place], unless the kernel is dilated.
        List<Span> spans(int at) {
            return dilation == 1 ? together(at) : apart(at);
        }

        private List<Span> together(int at) {
            int last = (at + before) / stride;
            int phase = (at + before) % stride;
            int first = last - inPhase(phase) + 1;
            int from = Math.max(0, first);
            int to = Math.min(output, last + 1);
            return from < to ? List.of(new Span(beforePhase(phase) + from - first, from, to - from)) : List.of();
        }

        private List<Span> apart(int at) {
            List<Span> spans = new ArrayList<>();
            for (int element = 0; element < kernel; element++) {
                int scaled = at + before - element * dilation;
                if (scaled >= 0 && scaled % stride == 0 && scaled / stride < output) {
                    spans.add(new Span(place(element), scaled / stride, 1));
                }
            }
            return spans;
        }

        /// The place of a kernel element among the weights: by phase, its remainder by the stride, in each phase
        /// backwards.
        int place(int element) {
            int phase = element % stride;
            return beforePhase(phase) + inPhase(phase) - 1 - element / stride;
        }

        private int inPhase(int phase) {
            return Math.max(0, (kernel - phase + stride - 1) / stride);
        }

        private int beforePhase(int phase) {
            int elements = 0;
            for (int earlier = 0; earlier < phase; earlier++) {
                elements += inPhase(earlier);
            }
            return elements;
        }
    }

    /// Outputs side by side along an axis and the kernel elements with which an input meets them.
    ///
    /// @param place of the first kernel element
    /// @param output the first output
    record Span(int place, int output, int count) {}

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

    int outputs() {
        return rows.output() * columns.output();
    }

    int kernelElements() {
        return rows.kernel() * columns.kernel();
    }
}
