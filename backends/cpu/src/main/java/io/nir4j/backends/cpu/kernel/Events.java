package io.nir4j.backends.cpu.kernel;

import java.util.Arrays;

/// The inputs of some rows that are not zero, in ascending order, row by row.
///
/// Rows with many inputs are cut in groups, so that a kernel can go through all rows with the weights of one group in
/// the second cache. Smaller groups, for the first cache, were measured to take longer: what is won goes in loading and
/// storing sums, and in lists that end before the processor has guessed where.
///
/// @param <A> `float[]` or `double[]`
public final class Events<A> {
    /// Inputs per group: 2048 rows of 64 float32 weights are 512 KB.
    static final int GROUP = 2048;

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
    public void addSpikes(Kernels<A> kernels, long[] bits, int firstWord) {
        makeRoom();
        for (int group = 0; group < groups; group++) {
            starts[rows * groups + group] = count;
            int end = Math.min(inputs, (group + 1) * GROUP);
            for (int input = group * GROUP; input < end; input += Long.SIZE) {
                count = kernels.list(bits[firstWord + (input >> 6)], input, items, count);
            }
        }
        endRow();
    }

    /// Adds a row of numbers: all of them, or those that are not zero.
    public void addNumbers(Kernels<A> kernels, A row, int from, boolean zerosToo) {
        makeRoom();
        for (int group = 0; group < groups; group++) {
            starts[rows * groups + group] = count;
            int end = Math.min(inputs, (group + 1) * GROUP);
            for (int input = group * GROUP; input < end; input += Long.SIZE) {
                int width = Math.min(Long.SIZE, end - input);
                int first = count;
                long bits = zerosToo ? -1L >>> -width : kernels.nonzero(row, from + input, width);
                count = kernels.list(bits, input, items, count);
                for (int event = first; event < count; event++) {
                    numbers.copy(row, from + items[event], values, event);
                }
            }
        }
        endRow();
    }

    /// Adds a row of spikes, those that are not there too.
    public void addAll(long[] bits, int firstWord) {
        makeRoom();
        for (int input = 0; input < inputs; input++) {
            if (input % GROUP == 0) {
                starts[rows * groups + input / GROUP] = count;
            }
            items[count] = input;
            numbers.set(values, count++, (double) (bits[firstWord + (input >> 6)] >>> input & 1));
        }
        endRow();
    }

    private void makeRoom() {
        if (items.length < count + inputs + Kernels.LIST_ROOM) {
            items = Arrays.copyOf(items, 2 * count + inputs + Kernels.LIST_ROOM);
        }
        if (isGraded && numbers.length(values) < count + inputs) {
            A longer = numbers.array(2 * count + inputs);
            System.arraycopy(values, 0, longer, 0, count);
            values = longer;
        }
    }

    private void endRow() {
        rows++;
        starts[rows * groups] = count;
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

    /// The first event from `from` on and before `to` whose input is not before `input`.
    int next(int from, int to, int input) {
        int event = from;
        while (event < to && items[event] < input) {
            event++;
        }
        return event;
    }
}
