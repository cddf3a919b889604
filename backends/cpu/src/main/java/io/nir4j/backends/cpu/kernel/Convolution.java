package io.nir4j.backends.cpu.kernel;

import io.nir4j.compiler.program.Op;

/// A convolution turned round: what one input adds to the outputs.
///
/// Inputs and outputs each stand in a [Layout], channels side by side. An input adds blocks of weights to the outputs
/// ([Reach]). It meets an output at most once, so inputs in ascending order add to each output in the order row,
/// column, channel of what it sees.
///
/// @param <A> `float[]` or `double[]`
public final class Convolution<A> {
    /// Where there are more output channels than this in a group, they are filled up to [#STEP] or a multiple of
    /// [#LONG_STEP]: then vectors meet in the outputs as a whole or not at all, and a load finds what was stored.
    private static final int FEW_CHANNELS = 4;

    private static final int STEP = 8;
    private static final int LONG_STEP = 16;

    final Numbers<A> numbers;
    final Geometry geometry;
    final Layout input;
    final Layout output;
    /// What the inputs of a plane meet, those included that only fill it up.
    final Reach reach;
    final int weightPitch;
    final int weightsPerChannel;
    /// How many numbers each move of `reach` takes.
    final int unit;
    /// (group, channel, row, column, output), rows and columns of the kernel in the order of [Geometry.Axis#place].
    final A weights;
    /// The outputs without any input.
    final A empty;
    private final boolean isFinite;

    /// @param input how the inputs lie: in as many groups as the convolution has
    public Convolution(Numbers<A> numbers, Op.Convolve op, Layout input) {
        this.numbers = numbers;
        this.geometry = Geometry.of(op);
        this.input = input;
        this.output = output(op);
        int pitch = output.columnPitch();
        weightPitch = geometry.columns().kernel() * pitch;
        weightsPerChannel = geometry.rows().kernel() * weightPitch;
        unit = Math.min(LONG_STEP, pitch);
        reach = Reach.of(geometry, input.cellsPerRow(), weightPitch, output.rowPitch(), pitch, unit);
        weights = numbers.array(Math.multiplyExact(op.groups() * input.channels(), weightsPerChannel));
        A given = numbers.of(op.weight());
        isFinite = numbers.areFinite(given, 0, numbers.length(given));
        pack(given);
        A bias = numbers.of(op.bias());
        // From 0 on, sums never come to -0.
        numbers.add(numbers.array(numbers.length(bias)), 0, bias, 0, numbers.length(bias));
        empty = numbers.array(output.size());
        int[] elements = output.elements();
        for (int place = 0; place < elements.length; place++) {
            if (elements[place] >= 0) {
                numbers.copy(bias, elements[place] / geometry.outputs(), empty, place);
            }
        }
    }

    /// How a convolution leaves its outputs.
    public static Layout output(Op.Convolve op) {
        Geometry geometry = Geometry.of(op);
        int channels = (int) op.weight().shape().dim(0) / op.groups();
        int columns = geometry.columns().output();
        int pitch = pitch(channels);
        int rowPitch = roundUp(columns * pitch, LONG_STEP);
        return new Layout(op.groups(), channels, geometry.rows().output(), columns, pitch, rowPitch);
    }

    private static int pitch(int channels) {
        if (channels > STEP) {
            return roundUp(channels, LONG_STEP);
        }
        return channels > FEW_CHANNELS ? STEP : channels > 2 ? FEW_CHANNELS : channels;
    }

    private static int roundUp(int number, int step) {
        return (number + step - 1) / step * step;
    }

    /// From (output, channel in group, kernel row, kernel column).
    private void pack(A given) {
        int columns = geometry.columns().kernel();
        int from = 0;
        for (int out = 0; out < output.groups() * output.channels(); out++) {
            int group = out / output.channels();
            for (int channel = 0; channel < input.channels(); channel++) {
                for (int tap = 0; tap < geometry.kernelElements(); tap++) {
                    int at = weight(group, channel, tap / columns, tap % columns);
                    numbers.copy(given, from++, weights, at + out % output.channels());
                }
            }
        }
    }

    /// Where the weights from an input channel to the outputs of its group begin.
    int weight(int group, int channel, int kernelRow, int kernelColumn) {
        int row = geometry.rows().place(kernelRow) * weightPitch;
        int column = geometry.columns().place(kernelColumn) * output.columnPitch();
        return (group * input.channels() + channel) * weightsPerChannel + row + column;
    }

    /// How the inputs lie.
    public Layout input() {
        return input;
    }

    /// How the outputs lie.
    public Layout output() {
        return output;
    }

    /// Sets the outputs that begin at `at` to the bias.
    public void clear(A outputs, int at) {
        System.arraycopy(empty, 0, outputs, at, output.size());
    }

    /// Whether an input of zero adds nothing.
    public boolean isFinite() {
        return isFinite;
    }
}
