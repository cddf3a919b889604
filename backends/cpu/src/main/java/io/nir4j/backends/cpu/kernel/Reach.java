package io.nir4j.backends.cpu.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each input of a plane meets, as moves: units of numbers side by side among the weights that are added to as
/// many in the field.
///
/// Inputs far enough from the border share a few lists of moves, one for each phase of the strides. All of it is packed
/// in longs, since the loops that read it have few registers to spare.
///
/// @param inputs of each input: its origin in the field, and the first of its moves
/// @param moves the place of each unit among the weights, and in the field from the origin on; -1 ends a list
@SuppressWarnings("ArrayRecordComponent") // Never changed or compared.
record Reach(long[] inputs, long[] moves) {
    private static final long END = -1;

    static int origin(long input) {
        return (int) (input >>> Integer.SIZE);
    }

    static int firstMove(long input) {
        return (int) input;
    }

    static int field(long move) {
        return (int) (move >>> Integer.SIZE);
    }

    static int weight(long move) {
        return (int) move;
    }

    /// The mean over all inputs.
    double movesPerInput() {
        long moved = 0;
        for (long input : inputs) {
            for (int next = firstMove(input); moves[next] != END; next++) {
                moved++;
            }
        }
        return (double) moved / Math.max(1, inputs.length);
    }

    private static long packed(int high, int low) {
        return (long) high << Integer.SIZE | low;
    }

    /// The reach of a plane's inputs, row by row.
    ///
    /// @param cellsPerRow inputs per row, those included that only fill it up and meet nothing
    /// @param weightPitch from one row of kernel elements to the next
    /// @param fieldPitch from one row of outputs to the next
    /// @param pitch from one element of a row to the next, in both
    /// @param unit a divisor of `pitch`
    static Reach of(Geometry geometry, int cellsPerRow, int weightPitch, int fieldPitch, int pitch, int unit) {
        Map<List<Long>, Integer> known = new HashMap<>();
        List<Long> moves = new ArrayList<>();
        List<Long> inputs = new ArrayList<>();
        for (int row = 0; row < geometry.rows().input(); row++) {
            for (int column = 0; column < cellsPerRow; column++) {
                List<Long> met = new ArrayList<>();
                boolean exists = column < geometry.columns().input();
                for (Geometry.Span down : exists ? geometry.rows().spans(row) : List.<Geometry.Span>of()) {
                    for (Geometry.Span across : geometry.columns().spans(column)) {
                        for (int i = 0; i < down.count(); i++) {
                            int weight = (down.place() + i) * weightPitch + across.place() * pitch;
                            int field = (down.output() + i) * fieldPitch + across.output() * pitch;
                            for (int at = 0; at < across.count() * pitch; at += unit) {
                                met.add(packed(field + at, weight + at));
                            }
                        }
                    }
                }
                int origin = met.stream().mapToInt(Reach::field).min().orElse(0);
                met.replaceAll(move -> packed(field(move) - origin, weight(move)));
                inputs.add(packed(origin, known.computeIfAbsent(List.copyOf(met), list -> {
                    int first = moves.size();
                    moves.addAll(list);
                    moves.add(END);
                    return first;
                })));
            }
        }
        return new Reach(array(inputs), array(moves));
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
