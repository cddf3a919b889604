package io.nir4j.backends.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A weight matrix and its bias, packed for products: in tiles of columns (outputs), each tile by input.
///
/// Columns of a tile that lie side by side in memory make one cache line per input and vector; the stride of an
/// unpacked matrix would put all of a column in the same cache sets.
///
/// @param <A> `float[]` or `double[]`
public final class Matrix<A> {
    /// Columns per tile where neurons follow: the spikes of as many neurons fill a word.
    public static final int TILE = Long.SIZE;

    private static final int CACHE_LINE = 64;

    /// Widths of tiles are multiples of this, the longest vector.
    private static final int STEP = 16;

    private final int inputs;
    private final int outputs;
    private final int columnsPerTile;
    private final Object[] weights;
    private final Object[] biases;
    private final boolean isFinite;

    /// Packs `weight`, row-major (out, in), from element `from` on, and `bias` from element `biasFrom` on.
    public Matrix(Numbers<A> numbers, A weight, int from, A bias, int biasFrom, int outputs, int inputs) {
        this(numbers, weight, from, bias, biasFrom, outputs, inputs, TILE);
    }

    /// The same in tiles of other widths, multiples of 16.
    Matrix(Numbers<A> numbers, A weight, int from, A bias, int biasFrom, int outputs, int inputs, int columnsPerTile) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.columnsPerTile = columnsPerTile;
        this.weights = new Object[tiles()];
        this.biases = new Object[tiles()];
        boolean finite = true;
        for (int tile = 0; tile < tiles(); tile++) {
            int width = width(tile);
            A packed = numbers.array(Math.multiplyExact(inputs, width));
            A offsets = numbers.array(width);
            for (int column = 0; column < columns(tile); column++) {
                int output = firstColumn(tile) + column;
                numbers.copy(bias, biasFrom + output, offsets, column);
                for (int input = 0; input < inputs; input++) {
                    numbers.copy(weight, from + output * inputs + input, packed, input * width + column);
                }
            }
            finite &= numbers.areFinite(packed, 0, inputs * width);
            weights[tile] = packed;
            biases[tile] = offsets;
        }
        this.isFinite = finite;
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    public int tiles() {
        return (outputs + columnsPerTile - 1) / columnsPerTile;
    }

    int firstColumn(int tile) {
        return tile * columnsPerTile;
    }

    /// Columns of a tile.
    int columns(int tile) {
        return Math.min(columnsPerTile, outputs - firstColumn(tile));
    }

    /// Columns of a tile, those that only fill it up included.
    public int width(int tile) {
        return (columns(tile) + STEP - 1) / STEP * STEP;
    }

    /// Whether an input of zero adds nothing.
    public boolean isFinite() {
        return isFinite;
    }

    /// Moves the weights to where vectors of them do not straddle cache lines, for which no array can be had.
    public void align() {
        Arena arena = Arena.ofAuto();
        for (int tile = 0; tile < weights.length; tile++) {
            if (weights[tile] instanceof float[] packed) {
                MemorySegment segment = arena.allocate((long) Float.BYTES * packed.length, CACHE_LINE);
                MemorySegment.copy(packed, 0, segment, ValueLayout.JAVA_FLOAT, 0, packed.length);
                weights[tile] = segment;
            }
        }
    }

    /// The weights of a tile after [#align].
    MemorySegment aligned(int tile) {
        return (MemorySegment) weights[tile];
    }

    @SuppressWarnings("unchecked") // Filled with nothing else.
    A weights(int tile) {
        return (A) weights[tile];
    }

    @SuppressWarnings("unchecked") // Filled with nothing else.
    A bias(int tile) {
        return (A) biases[tile];
    }
}
