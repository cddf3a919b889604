package io.nir4j.backends.cpu.kernel;

import io.nir4j.compiler.program.Op;
import java.util.Arrays;

/// A convolution turned round: what one input adds to the outputs.
///
/// Sums stand in a field, (group, row, column, channel), channels side by side. An input adds blocks of weights to it
/// ([Reach]). It meets an output at most once, so inputs in ascending order add to each output in the order channel,
/// kernel row, kernel column.
///
/// @param <A> `float[]` or `double[]`
public final class Convolution<A> {
    /// Where there are more channels than this in a group, they are filled up to a multiple of [#STEP]: then vectors
    /// meet in the field as a whole or not at all, and what one stores the next can load.
    private static final int FEW_CHANNELS = 4;

    private static final int STEP = 8;
    private static final int LONG_STEP = 16;

    /// Inputs in a plane, and what each of them meets.
    final int inputs;
    final Reach reach;
    final int channelsPerGroup;
    final int weightsPerChannel;
    /// How many numbers each move of `reach` takes.
    final int unit;
    final int pitch;
    final int groupField;
    final A weights;
    private final int groups;
    private final int outputsPerGroup;
    private final A emptyField;
    private final boolean isFinite;

    public Convolution(Numbers<A> numbers, Op.Convolve op) {
        Geometry geometry = Geometry.of(op);
        Geometry.Axis rows = geometry.rows();
        Geometry.Axis columns = geometry.columns();
        groups = op.groups();
        channelsPerGroup = (int) op.weight().shape().dim(1);
        outputsPerGroup = (int) op.weight().shape().dim(0) / groups;
        pitch = outputsPerGroup > FEW_CHANNELS ? (outputsPerGroup + STEP - 1) / STEP * STEP : outputsPerGroup;
        weightsPerChannel = geometry.kernelElements() * pitch;
        groupField = geometry.outputs() * pitch;
        unit = pitch % LONG_STEP == 0 ? LONG_STEP : Math.min(STEP, pitch);
        int weightPitch = columns.kernel() * pitch;
        reach = Reach.of(geometry, weightPitch, columns.output() * pitch, pitch, unit);
        inputs = rows.input() * columns.input();
        weights = numbers.array(Math.multiplyExact(groups * channelsPerGroup, weightsPerChannel));
        A given = numbers.of(op.weight());
        isFinite = numbers.areFinite(given);
        pack(numbers, given, geometry, weightPitch);
        emptyField = numbers.array(fieldSize());
        A bias = numbers.of(op.bias());
        // From 0 on, sums never come to -0.
        numbers.add(numbers.array(numbers.length(bias)), 0, bias, 0, numbers.length(bias));
        for (int place = 0; place < groups * geometry.outputs(); place++) {
            int group = place / geometry.outputs();
            for (int channel = 0; channel < outputsPerGroup; channel++) {
                numbers.copy(bias, group * outputsPerGroup + channel, emptyField, place * pitch + channel);
            }
        }
    }

    /// From (output, channel in group, kernel row, kernel column) to (channel, row, column, output in group).
    private void pack(Numbers<A> numbers, A given, Geometry geometry, int weightPitch) {
        int columns = geometry.columns().kernel();
        int from = 0;
        for (int output = 0; output < groups * outputsPerGroup; output++) {
            for (int channel = 0; channel < channelsPerGroup; channel++) {
                int first = (output / outputsPerGroup * channelsPerGroup + channel) * weightsPerChannel;
                for (int tap = 0; tap < geometry.kernelElements(); tap++) {
                    int row = geometry.rows().place(tap / columns);
                    int at = row * weightPitch + geometry.columns().place(tap % columns) * pitch;
                    numbers.copy(given, from++, weights, first + at + output % outputsPerGroup);
                }
            }
        }
    }

    /// Where the outputs that a channel leads to begin in the field.
    int firstField(int inputChannel) {
        return inputChannel / channelsPerGroup * groupField;
    }

    /// Elements of the field.
    public int fieldSize() {
        return Math.multiplyExact(groups, groupField);
    }

    /// Sets the field that begins at `at` to the bias.
    public void clear(A field, int at) {
        System.arraycopy(emptyField, 0, field, at, fieldSize());
    }

    /// Whether an input of zero adds nothing.
    public boolean isFinite() {
        return isFinite;
    }

    /// The element of the result, (channel, row, column), at each place of the field; -1 where none is.
    public int[] elements() {
        int[] elements = new int[fieldSize()];
        Arrays.fill(elements, -1);
        int positions = groupField / Math.max(1, pitch);
        for (int output = 0; output < groups * outputsPerGroup; output++) {
            int first = output / outputsPerGroup * groupField + output % outputsPerGroup;
            for (int position = 0; position < positions; position++) {
                elements[first + position * pitch] = output * positions + position;
            }
        }
        return elements;
    }
}
