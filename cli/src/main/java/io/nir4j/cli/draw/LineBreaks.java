package io.nir4j.cli.draw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Chooses where to break so that rows come out about equally long and none much too long.
///
/// The cost of a row is the square of what it lacks or has too much; the cheapest choice of all breaks up to a place
/// builds on the cheapest ones up to the places before it.
final class LineBreaks {
    /// A row that is too long is worse than one that is too short.
    private static final double TOO_LONG = 3;

    private LineBreaks() {}

    /// Those of `places` at which to break, in ascending order.
    ///
    /// @param places where a break may be, ascending, between 0 and `length`
    /// @param length of the whole
    /// @param wanted length of a row
    static List<Double> among(List<Double> places, double length, double wanted) {
        List<Double> ends = new ArrayList<>(places);
        ends.add(length);
        double[] cost = new double[ends.size()];
        int[] previous = new int[ends.size()];
        for (int end = 0; end < ends.size(); end++) {
            cost[end] = cost(ends.get(end), wanted);
            previous[end] = -1;
            for (int start = 0; start < end; start++) {
                double with = cost[start] + cost(ends.get(end) - ends.get(start), wanted);
                if (with < cost[end]) {
                    cost[end] = with;
                    previous[end] = start;
                }
            }
        }
        Deque<Double> chosen = new ArrayDeque<>();
        for (int end = previous[ends.size() - 1]; end >= 0; end = previous[end]) {
            chosen.addFirst(ends.get(end));
        }
        return List.copyOf(chosen);
    }

    private static double cost(double row, double wanted) {
        double excess = row > wanted ? TOO_LONG * (row - wanted) : wanted - row;
        return excess * excess;
    }
}
