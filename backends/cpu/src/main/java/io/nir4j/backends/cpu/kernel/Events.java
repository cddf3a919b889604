package io.nir4j.backends.cpu.kernel;

import java.util.Arrays;

/// The inputs of some rows that are not zero, in ascending order, row by row.
///
/// Each row is cut in groups of neighbouring inputs, so that a kernel can go through all rows with the weights of one
/// group in the first cache.
///
/// @param <A> `float[]` or `double[]`
public final class Events<A> {
    /// Inputs per group: 128 rows of 64 float32 weights are 32 KB.
    public static final int GROUP = 128;

    private final Numbers<A> numbers;
    private int inputs;
    private int groups;
    private int rows;
    private int count;
    private int[] starts = {0};
    private int[] items = {};
    private A values;
    private boolean isGraded;

    public Events(Numbers<A> numbers) {
        this.numbers = numbers;
        this.values = numbers.array(0);
    }

    /// Begins anew.
    ///
    /// @param inputsPerRow how many inputs there are
    /// @param graded whether they have values other than 1
    public void clear(int inputsPerRow, int expectedRows, boolean graded) {
        inputs = inputsPerRow;
        groups = Math.max(1, (inputs + GROUP - 1) / GROUP);
        rows = 0;
        count = 0;
        isGraded = graded;
        if (starts.length < expectedRows * groups + 1) {
            starts = new int[expectedRows * groups + 1];
        }
    }

    /// Adds a row of spikes: bit 0 of the first word is input 0.
    public void addSpikes(long[] bits, int firstWord) {
        makeRoom();
        int at = count;
        for (int group = 0; group < groups; group++) {
            starts[rows * groups + group] = at;
            int end = Math.min(inputs, (group + 1) * GROUP);
            for (int input = group * GROUP; input < end; input += Long.SIZE) {
                long word = bits[firstWord + (input >> 6)];
                while (word != 0) {
                    items[at++] = input + Long.numberOfTrailingZeros(word);
                    word &= word - 1;
                }
            }
        }
        end(at);
    }

    /// Adds a row of numbers: all of them, or those that are not zero.
    public void addNumbers(Kernels<A> kernels, A row, int from, boolean zerosToo) {
        makeRoom();
        int at = count;
        for (int group = 0; group < groups; group++) {
            starts[rows * groups + group] = at;
            int end = Math.min(inputs, (group + 1) * GROUP);
            for (int input = group * GROUP; input < end; input += Long.SIZE) {
                int width = Math.min(Long.SIZE, end - input);
                long word = zerosToo ? -1L >>> -width : kernels.nonzero(row, from + input, width);
                while (word != 0) {
                    int item = input + Long.numberOfTrailingZeros(word);
                    items[at] = item;
                    numbers.copy(row, from + item, values, at++);
                    word &= word - 1;
                }
            }
        }
        end(at);
    }

    /// Adds a row of spikes, those that are not there too.
    public void addAll(long[] bits, int firstWord) {
        makeRoom();
        int at = count;
        for (int input = 0; input < inputs; input++) {
            if (input % GROUP == 0) {
                starts[rows * groups + input / GROUP] = at;
            }
            items[at] = input;
            numbers.set(values, at++, (double) (bits[firstWord + (input >> 6)] >>> input & 1));
        }
        end(at);
    }

    private void makeRoom() {
        if (items.length < count + inputs) {
            items = Arrays.copyOf(items, 2 * count + inputs);
        }
        if (isGraded && numbers.length(values) < count + inputs) {
            A longer = numbers.array(2 * count + inputs);
            System.arraycopy(values, 0, longer, 0, count);
            values = longer;
        }
    }

    private void end(int at) {
        count = at;
        rows++;
        starts[rows * groups] = at;
    }

    /// The number of rows.
    public int rows() {
        return rows;
    }

    /// The number of inputs that are not zero in all rows together.
    public int count() {
        return count;
    }

    int groups() {
        return groups;
    }

    /// The place of the first event of a group of a row; the end of the group before.
    int[] starts() {
        return starts;
    }

    int[] items() {
        return items;
    }

    A values() {
        return values;
    }

    boolean isGraded() {
        return isGraded;
    }
}
