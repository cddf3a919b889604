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
    private int words;
    private int groups;
    private int lists;
    private int rows;
    private int count;
    /// For each row and word of inputs, the one after the last input too: which are not zero, and the first event.
    private long[] active = {};
    private int[] firsts = {};
    private int[] starts = {0};
    private int[] items = {};
    private A values;
    /// Which inputs of a row are not zero.
    private long[] bitsOfRow = {};
    private boolean isGraded;
    private boolean isRanked;

    public Events(Numbers<A> numbers) {
        this.numbers = numbers;
        this.values = numbers.array(0);
    }

    /// Begins anew.
    ///
    /// @param inputsPerRow how many inputs there are
    /// @param graded whether they have values other than 1
    /// @param ranked whether somebody will ask for [#rank]
    public void clear(int inputsPerRow, int expectedRows, boolean graded, boolean ranked) {
        inputs = inputsPerRow;
        begin(Math.max(1, (inputs + GROUP - 1) / GROUP), expectedRows, graded);
        isRanked = ranked;
        words = inputs / Long.SIZE + 1;
        if (bitsOfRow.length < words) {
            bitsOfRow = new long[words];
        }
        if (isRanked && active.length < expectedRows * words) {
            active = new long[expectedRows * words];
            firsts = new int[expectedRows * words];
        }
    }

    private void begin(int groupsPerRow, int expectedRows, boolean graded) {
        groups = groupsPerRow;
        rows = 0;
        lists = 0;
        count = 0;
        isGraded = graded;
        isRanked = false;
        if (starts.length < expectedRows * groups + 1) {
            starts = new int[expectedRows * groups + 1];
        }
    }

    /// Begins anew, for rows made of [#addPart].
    void clearForParts(int partsPerRow, int expectedRows, int mostEvents, boolean graded) {
        begin(partsPerRow, expectedRows, graded);
        inputs = mostEvents;
        makeRoom();
    }

    /// Adds a list: events of other rows, their inputs counted from `shift` on.
    void addPart(Kernels<A> kernels, Events<A> others, int from, int to, int shift) {
        kernels.shift(others.items, from, to, shift, items, count);
        if (isGraded) {
            System.arraycopy(others.values, from, values, count, to - from);
        }
        count += to - from;
        starts[++lists] = count;
    }

    /// Adds a row of spikes: bit 0 of the first word is input 0.
    public void addSpikes(Kernels<A> kernels, long[] bits, int firstWord) {
        makeRoom();
        add(kernels, bits, firstWord);
    }

    /// Adds a row of numbers: all of them, or those that are not zero.
    public void addNumbers(Kernels<A> kernels, A row, int from, boolean zerosToo) {
        makeRoom();
        if (zerosToo) {
            setAll();
        } else {
            kernels.readSpikes(row, from, inputs, bitsOfRow, 0);
        }
        int first = count;
        add(kernels, bitsOfRow, 0);
        numbers.gather(row, from, items, first, count, values);
    }

    /// Adds a row of spikes, those that are not there too.
    public void addAll(Kernels<A> kernels, long[] bits, int firstWord) {
        makeRoom();
        setAll();
        int first = count;
        add(kernels, bitsOfRow, 0);
        for (int event = first; event < count; event++) {
            int input = items[event];
            numbers.set(values, event, (double) (bits[firstWord + (input >> 6)] >>> input & 1));
        }
    }

    private void setAll() {
        Arrays.fill(bitsOfRow, 0, inputs / Long.SIZE, -1);
        if (inputs % Long.SIZE > 0) {
            bitsOfRow[inputs / Long.SIZE] = ~(-1L << inputs);
        }
    }

    private void add(Kernels<A> kernels, long[] bits, int firstWord) {
        if (isRanked) {
            rank(bits, firstWord);
        }
        for (int group = 0; group < groups; group++) {
            int first = group * GROUP;
            int wordsOfGroup = (Math.min(GROUP, inputs - first) + Long.SIZE - 1) / Long.SIZE;
            count = kernels.list(bits, firstWord + first / Long.SIZE, wordsOfGroup, first, items, count);
            starts[++lists] = count;
        }
        rows++;
    }

    private void rank(long[] bits, int firstWord) {
        int to = rows * words;
        int before = count;
        for (int word = 0; word < words; word++) {
            long some = word * Long.SIZE < inputs ? bits[firstWord + word] : 0;
            active[to] = some;
            firsts[to++] = before;
            before += Long.bitCount(some);
        }
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

    void endParts() {
        rows = lists / groups;
    }

    /// The number of rows.
    public int rows() {
        return rows;
    }

    /// The number of inputs that are not zero in all rows together.
    public int count() {
        return count;
    }

    /// The first event of a row whose input is not before `input`; the end of the row where there is none.
    int rank(int row, int input) {
        int word = row * words + (input >> 6);
        return firsts[word] + Long.bitCount(active[word] & ~(-1L << input));
    }

    /// Whether all values are finite.
    public boolean areFinite() {
        return !isGraded || numbers.areFinite(values, 0, count);
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
