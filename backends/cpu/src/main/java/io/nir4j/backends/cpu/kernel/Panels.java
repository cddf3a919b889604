package io.nir4j.backends.cpu.kernel;

/// Rows of inputs, packed for dense products: four rows side by side, by input.
///
/// @param <A> `float[]` or `double[]`
public final class Panels<A> {
    /// Rows per panel: with four vectors of columns, 16 sums stay in registers.
    public static final int ROWS = 4;

    private final Numbers<A> numbers;
    private int inputs;
    private int rows;
    private A packed;

    public Panels(Numbers<A> numbers) {
        this.numbers = numbers;
        this.packed = numbers.array(0);
    }

    /// Begins anew with rows of zeros.
    public void clear(int inputsPerRow, int newRows) {
        inputs = inputsPerRow;
        rows = newRows;
        int needed = Math.multiplyExact((rows + ROWS - 1) / ROWS * ROWS, inputs);
        if (numbers.length(packed) < needed) {
            packed = numbers.array(needed);
        } else {
            numbers.fill(packed, 0, needed, 0);
        }
    }

    /// Sets a row to numbers.
    public void putNumbers(int row, A values, int from) {
        int at = row / ROWS * ROWS * inputs + row % ROWS;
        numbers.spread(values, from, packed, at, inputs, ROWS);
    }

    /// Sets a row to spikes, from a whole word on.
    public void putSpikes(int row, long[] bits, int word) {
        int at = row / ROWS * ROWS * inputs + row % ROWS;
        for (int input = 0; input < inputs; input += Long.SIZE) {
            numbers.putOnes(bits[word + (input >> 6)], packed, at + input * ROWS, ROWS);
        }
    }

    /// Sets some inputs of a row to events from `from` to `to`.
    void putEvents(int row, Events<A> events, int from, int to) {
        int at = row / ROWS * ROWS * inputs + row % ROWS;
        numbers.put(events.values(), !events.isGraded(), events.items(), from, to, packed, at, ROWS);
    }

    int rows() {
        return rows;
    }

    int inputs() {
        return inputs;
    }

    A packed() {
        return packed;
    }
}
