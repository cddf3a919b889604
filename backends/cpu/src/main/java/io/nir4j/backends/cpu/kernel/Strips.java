package io.nir4j.backends.cpu.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A convolution as products: outputs side by side in a row, a strip, are the columns of a matrix, and what they see is
/// a row of inputs. The matrix is the same for all strips.
///
/// Many of its weights are zero where strips are long, and still it is faster than to add each input to the outputs
/// that it meets, unless there are few inputs: sums stay in registers. The result is the same to the bit, as long as
/// inputs are finite: inputs come in the same order, and products that are zero change no sum.
///
/// @param <A> `float[]` or `double[]`
public final class Strips<A> {
    /// Weights of a matrix, of which the second cache should hold most.
    private static final int MOST_WEIGHTS = 1 << 18;
    /// Numbers of a vector, and columns that a loop takes best: six vectors.
    private static final int LANES = 16;

    private static final int WIDE_TILE = 6 * LANES;
    /// Numbers of a cut.
    private static final int FIGURES = 3;

    /// Nanoseconds for a vector of weights, for a stretch that is cut out, for the begin and end of a loop over it, and
    /// for a move of [Reach]; measured on a core with vectors of 512 bits. Their ratios decide.
    private static final double VECTOR_COST = 0.4;

    private static final double CUT_COST = 6;
    private static final double LOOP_COST = 6;
    private static final double MOVE_COST = 1.5;

    /// Inputs that are not zero, where strips are compared before any input is known.
    private static final double USUAL_DENSITY = 0.1;

    private final Convolution<A> convolution;
    private final int columns;
    /// Whether strips are rows, and what they see is one stretch of inputs; else one for each row of the kernel.
    private final boolean wholeRows;

    private final int inputsPerStretch;
    /// For each strip and stretch the first input, the end, and what to take off an input for its row of the matrix.
    private final int[] cuts;
    /// By all strips together.
    private final int inputsSeen;
    /// Of [Reach], for comparison.
    private final double movesPerInput;
    private final List<Matrix<A>> matrices = new ArrayList<>();

    /// @param columns outputs per strip
    private Strips(Convolution<A> convolution, int columns) {
        this.convolution = convolution;
        this.columns = columns;
        Geometry.Axis rows = convolution.geometry.rows();
        Geometry.Axis across = convolution.geometry.columns();
        wholeRows = columns == across.output() && rows.dilation() == 1;
        int seen = (columns - 1) * across.stride() + (across.kernel() - 1) * across.dilation() + 1;
        inputsPerStretch =
                wholeRows ? rows.kernel() * convolution.input.rowPitch() : seen * convolution.input.columnPitch();
        int[] all = new int[FIGURES * rowsPerPlane() * stretches()];
        int at = 0;
        for (int strip = 0; strip < rowsPerPlane(); strip++) {
            int row = strip / perRow() * rows.stride() - rows.before();
            int column = strip % perRow() * columns * across.stride() - across.before();
            for (int stretch = 0; stretch < stretches(); stretch++) {
                cut(row, column, seen, stretch, all, at);
                at += FIGURES;
            }
        }
        cuts = all;
        int seenByAll = 0;
        for (int cut = 0; cut < all.length; cut += FIGURES) {
            seenByAll += all[cut + 1] - all[cut];
        }
        inputsSeen = seenByAll;
        movesPerInput = convolution.reach.movesPerInput();
    }

    /// @param row of the first input that the strip sees, perhaps outside of the plane
    private void cut(int row, int column, int seen, int stretch, int[] into, int at) {
        Geometry.Axis rows = convolution.geometry.rows();
        Geometry.Axis across = convolution.geometry.columns();
        int rowPitch = convolution.input.rowPitch();
        int columnPitch = convolution.input.columnPitch();
        if (wholeRows) {
            into[at] = Math.clamp(row, 0, rows.input()) * rowPitch;
            into[at + 1] = Math.clamp(row + rows.kernel(), 0, rows.input()) * rowPitch;
            into[at + 2] = row * rowPitch;
            return;
        }
        int y = row + stretch * rows.dilation();
        if (y >= 0 && y < rows.input()) {
            into[at] = y * rowPitch + Math.clamp(column, 0, across.input()) * columnPitch;
            into[at + 1] = y * rowPitch + Math.clamp(column + seen, 0, across.input()) * columnPitch;
        }
        into[at + 2] = y * rowPitch + column * columnPitch - stretch * inputsPerStretch;
    }

    private int perRow() {
        return convolution.geometry.columns().output() / columns;
    }

    /// Strips in a plane of outputs.
    private int rowsPerPlane() {
        return convolution.geometry.rows().output() * perRow();
    }

    private int stretches() {
        return wholeRows ? 1 : convolution.geometry.rows().kernel();
    }

    /// From one strip to the next in the outputs.
    private int pitch() {
        return convolution.output.rowPitch() / perRow();
    }

    /// The strips that are best where some inputs are not zero, if their matrix is not too large.
    public static <A> Optional<Strips<A>> of(Convolution<A> convolution) {
        double events = USUAL_DENSITY * convolution.input.size();
        return all(convolution).stream()
                .filter(strips -> (long) strips.pitch() * strips.inputs() <= MOST_WEIGHTS)
                .min(Comparator.comparingDouble(strips -> strips.cost(events)));
    }

    /// All ways to cut a row of outputs in strips of whole vectors.
    static <A> List<Strips<A>> all(Convolution<A> convolution) {
        int all = convolution.geometry.columns().output();
        return IntStream.rangeClosed(1, all)
                .filter(columns -> all % columns == 0)
                .filter(columns -> columns == all || columns * convolution.output.columnPitch() % LANES == 0)
                .mapToObj(columns -> new Strips<>(convolution, columns))
                .toList();
    }

    /// Inputs that a strip sees.
    private int inputs() {
        return inputsPerStretch * stretches();
    }

    private int tile() {
        return pitch() % WIDE_TILE == 0 ? WIDE_TILE : Matrix.TILE;
    }

    /// Nanoseconds for a row with that many inputs.
    private double cost(double events) {
        int vectors = pitch() / LANES;
        int together = tile() / LANES;
        int loops = vectors / together + Integer.bitCount(vectors % together);
        double meetings = events * inputsSeen / Math.max(1, convolution.input.groupPitch());
        double cut = (double) convolution.input.groups() * rowsPerPlane() * stretches();
        return cut * (CUT_COST + loops * LOOP_COST) + meetings * vectors * VECTOR_COST;
    }

    /// Whether strips are faster than [Kernels#scatter] for rows with that many inputs.
    public boolean areFaster(double events) {
        return cost(events) < events * movesPerInput * MOVE_COST;
    }

    /// Packs the matrices, if that is not done: they take room, and plain loops do without.
    public void pack() {
        Numbers<A> numbers = convolution.numbers;
        if (!matrices.isEmpty()) {
            return;
        }
        int inputs = inputs();
        int outputs = pitch();
        for (int group = 0; group < convolution.input.groups(); group++) {
            A weights = numbers.array(outputs * inputs);
            fill(numbers, group, weights, inputs);
            int bias = group * convolution.output.groupPitch();
            Matrix<A> matrix = new Matrix<>(numbers, weights, 0, convolution.empty, bias, outputs, inputs, tile());
            matrix.align();
            matrices.add(matrix);
        }
    }

    private void fill(Numbers<A> numbers, int group, A weights, int inputs) {
        Geometry.Axis across = convolution.geometry.columns();
        for (int column = 0; column < columns; column++) {
            for (int tap = 0; tap < convolution.geometry.kernelElements(); tap++) {
                int row = tap / across.kernel();
                int x = column * across.stride() + tap % across.kernel() * across.dilation();
                int place = wholeRows ? x - across.before() : x;
                if (wholeRows && (place < 0 || place >= across.input())) {
                    continue;
                }
                int rowStart = row * (wholeRows ? convolution.input.rowPitch() : inputsPerStretch);
                int input = rowStart + place * convolution.input.columnPitch();
                for (int channel = 0; channel < convolution.input.channels(); channel++) {
                    int from = convolution.weight(group, channel, row, tap % across.kernel());
                    for (int out = 0; out < convolution.output.channels(); out++) {
                        int to = (column * convolution.output.columnPitch() + out) * inputs + input + channel;
                        numbers.copy(convolution.weights, from + out, weights, to);
                    }
                }
            }
        }
    }

    /// The outputs for one row of events.
    ///
    /// @param dense whether to multiply all inputs, zeros too
    /// @param parts to work with, as are `panels`
    public void multiply(
            Kernels<A> kernels,
            Events<A> events,
            int row,
            boolean dense,
            Events<A> parts,
            Panels<A> panels,
            A outputs,
            int at) {
        for (int group = 0; group < matrices.size(); group++) {
            cut(kernels, events, row, group, parts);
            if (dense) {
                fill(panels, parts);
            }
            Matrix<A> matrix = matrices.get(group);
            for (int tile = 0; tile < matrix.tiles(); tile++) {
                int to = at + group * convolution.output.groupPitch() + matrix.firstColumn(tile);
                if (dense) {
                    kernels.dense(panels, matrix, tile, outputs, to, pitch());
                } else {
                    kernels.product(parts, matrix, tile, outputs, to, pitch());
                }
            }
        }
    }

    private void fill(Panels<A> panels, Events<A> parts) {
        panels.clear(inputs(), parts.rows());
        for (int strip = 0; strip < parts.rows(); strip++) {
            int first = parts.starts()[strip * parts.groups()];
            panels.putEvents(strip, parts, first, parts.starts()[(strip + 1) * parts.groups()]);
        }
    }

    private void cut(Kernels<A> kernels, Events<A> events, int row, int group, Events<A> parts) {
        int first = group * convolution.input.groupPitch();
        parts.clearForParts(stretches(), rowsPerPlane(), inputsSeen, events.isGraded());
        for (int at = 0; at < cuts.length; at += FIGURES) {
            int from = events.rank(row, first + cuts[at]);
            int to = events.rank(row, first + cuts[at + 1]);
            parts.addPart(kernels, events, from, to, first + cuts[at + 2]);
        }
        parts.endParts();
    }
}
