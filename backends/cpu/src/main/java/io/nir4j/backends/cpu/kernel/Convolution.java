package io.nir4j.backends.cpu.kernel;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Window;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;

/// A convolution turned round: what one input adds to the outputs.
///
/// Sums stand in a field, (row, column, channel), channels side by side, with room at both ends of each row for what
/// falls beside the outputs. An input adds runs of weights to it: for each row that it reaches, one run over all
/// columns and channels where columns and inputs go in step (stride and dilation 1, one group), else one run of
/// channels per column. An input meets an output at most once, so inputs in ascending order add to each output in the
/// order channel, kernel row, kernel column.
///
/// @param <A> `float[]` or `double[]`
public final class Convolution<A> {
    /// Runs take this many elements or a multiple, zeros at their end, so that vectors need no rest.
    private static final int STEP = 16;

    final Plane plane;
    final Reach down;
    final Reach across;
    final int run;
    final int channelsPerGroup;
    final int outputsPerGroup;
    final int weightsPerChannel;
    final A weights;
    private final A emptyField;
    private final boolean isFinite;
    private final int[] places;
    private final int outputChannels;
    private final Shape output;

    /// The input plane: its size, and the row and column of each element.
    @SuppressWarnings("ArrayRecordComponent") // Never changed or compared.
    record Plane(int elements, int[] row, int[] column) {
        static Plane of(int rows, int columns) {
            int[] row = new int[rows * columns];
            int[] column = new int[rows * columns];
            Arrays.setAll(row, i -> i / columns);
            Arrays.setAll(column, i -> i % columns);
            return new Plane(row.length, row, column);
        }
    }

    public Convolution(Numbers<A> numbers, Op.Convolve op) {
        Geometry geometry = Geometry.of(op);
        Shape kernel = op.weight().shape();
        int channels = (int) kernel.dim(1);
        outputChannels = (int) kernel.dim(0);
        channelsPerGroup = channels;
        outputsPerGroup = outputChannels / op.groups();
        boolean inStep = geometry.isInStep() && op.groups() == 1;
        run = inStep ? geometry.kernelColumns() * outputChannels : outputsPerGroup;
        int room = (run + STEP - 1) / STEP * STEP;
        int perRow = inStep ? room : geometry.kernelColumns() * room;
        weightsPerChannel = geometry.kernelRows() * perRow;
        int left = inStep ? geometry.left() : 0;
        int fieldColumns = inStep ? geometry.fieldColumns() : geometry.outputColumns();
        plane = Plane.of(geometry.inputRows(), geometry.inputColumns());
        down = geometry.down(perRow, fieldColumns * outputChannels);
        across = inStep ? geometry.inStep(outputChannels) : geometry.across(room, outputChannels);
        weights = numbers.array(Math.multiplyExact(channels * op.groups(), weightsPerChannel));
        A given = numbers.of(op.weight());
        isFinite = numbers.areFinite(given);
        pack(numbers, given, geometry, inStep, room);
        A bias = numbers.of(op.bias());
        emptyField = numbers.array(geometry.outputRows() * fieldColumns * outputChannels + room);
        for (int i = 0; i < geometry.outputRows() * fieldColumns * outputChannels; i++) {
            numbers.copy(bias, i % outputChannels, emptyField, i);
        }
        places = new int[geometry.outputRows() * geometry.outputColumns()];
        Arrays.setAll(
                places,
                p -> (p / geometry.outputColumns() * fieldColumns + p % geometry.outputColumns() + left)
                        * outputChannels);
        output = Shape.of(geometry.outputRows(), geometry.outputColumns());
    }

    /// From (output, channel in group, kernel row, kernel column) to runs; in step, kernel columns go backwards.
    private void pack(Numbers<A> numbers, A given, Geometry geometry, boolean inStep, int room) {
        int kernelRows = geometry.kernelRows();
        int kernelColumns = geometry.kernelColumns();
        int perRow = weightsPerChannel / Math.max(1, kernelRows);
        int from = 0;
        for (int output = 0; output < outputChannels; output++) {
            int group = output / outputsPerGroup;
            for (int channel = 0; channel < channelsPerGroup; channel++) {
                for (int tap = 0; tap < kernelRows * kernelColumns; tap++) {
                    int column = tap % kernelColumns;
                    int at = (group * channelsPerGroup + channel) * weightsPerChannel + tap / kernelColumns * perRow;
                    at += inStep
                            ? (kernelColumns - 1 - column) * outputChannels + output
                            : column * room + output % outputsPerGroup;
                    numbers.copy(given, from++, weights, at);
                }
            }
        }
    }

    /// Elements of the field, room for the end of the last run included.
    public int fieldSize(Numbers<A> numbers) {
        return numbers.length(emptyField);
    }

    /// Sets the field to the bias.
    public void clear(A field, int size) {
        System.arraycopy(emptyField, 0, field, 0, size);
    }

    /// Whether an input of zero adds nothing.
    public boolean isFinite() {
        return isFinite;
    }

    /// Moves the outputs out of the field: channels become planes.
    public Windows outputs() {
        return Windows.moving(places, outputChannels, 1);
    }

    /// Sums the outputs in the field up to those of a pool.
    public Windows pooled(Window window, Shape result, boolean average) {
        return Windows.over(
                places, 1, outputChannels, window, output, result.slice(result.rank() - 2, result.rank()), average);
    }
}
