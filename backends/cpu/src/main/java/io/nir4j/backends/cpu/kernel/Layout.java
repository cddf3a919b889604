package io.nir4j.backends.cpu.kernel;

import java.util.Arrays;

/// Where the elements of a signal of shape (channel, row, column) lie: by group of channels, row and column, the
/// channels of a group side by side.
///
/// One channel per group is the order of the signal itself. Convolutions take other orders, in which neighbours in a
/// row with all their channels are one stretch.
///
/// @param channels of each group
/// @param columnPitch from a column to the next, at least `channels`
/// @param rowPitch from a row to the next, a multiple of `columnPitch`
public record Layout(int groups, int channels, int rows, int columns, int columnPitch, int rowPitch) {

    /// Without anything in between.
    public static Layout dense(int groups, int channels, int rows, int columns) {
        return new Layout(groups, channels, rows, columns, channels, columns * channels);
    }

    int groupPitch() {
        return rows * rowPitch;
    }

    /// Elements and what lies in between.
    public int size() {
        return Math.multiplyExact(groups, groupPitch());
    }

    /// Elements without what lies in between.
    public int elementCount() {
        return groups * channels * rows * columns;
    }

    /// Columns of a row and what fills it up.
    int cellsPerRow() {
        return rowPitch / Math.max(1, columnPitch);
    }

    /// The number of the element, in the order (channel, row, column), at each place; -1 where none is.
    public int[] elements() {
        int[] elements = new int[size()];
        Arrays.fill(elements, -1);
        int element = 0;
        for (int channel = 0; channel < groups * channels; channel++) {
            int first = channel / channels * groupPitch() + channel % channels;
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    elements[first + row * rowPitch + column * columnPitch] = element++;
                }
            }
        }
        return elements;
    }

    /// The place of each element, in the order (channel, row, column).
    public int[] places() {
        int[] places = new int[elementCount()];
        int[] elements = elements();
        for (int place = 0; place < elements.length; place++) {
            if (elements[place] >= 0) {
                places[elements[place]] = place;
            }
        }
        return places;
    }

    /// Whether this is the order of the signal itself.
    public boolean isPlain() {
        return channels == 1 && columnPitch == 1 && rowPitch == columns;
    }
}
