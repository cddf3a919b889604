package io.nir4j.model.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean": the known name nearest to a mistyped one.
public final class Suggestion {
    /// Comparing takes time and memory in proportion to the product of both lengths, and a file may hold any name.
    private static final int LONGEST = 100;

    private Suggestion() {}

    /// The sentence `did you mean 'v_threshold'?`, if a known name is near enough.
    public static Optional<String> hint(String typed, Collection<String> known) {
        return closest(typed, known).map(name -> "did you mean '" + name + "'?");
    }

    /// The known name with the fewest edits to `typed`: at most a third of its length, or one that it abbreviates.
    public static Optional<String> closest(String typed, Collection<String> known) {
        String wanted = fold(typed);
        int allowed = Math.max(1, wanted.length() / 3);
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> name.length() <= LONGEST)
                .filter(name -> edits(wanted, fold(name)) <= allowed || abbreviates(wanted, fold(name)))
                .min(Comparator.<String>comparingInt(name -> edits(wanted, fold(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean abbreviates(String typed, String name) {
        return typed.length() >= 3 && name.startsWith(typed);
    }

    /// The Damerau-Levenshtein distance: insertions, deletions, substitutions, swaps of neighbours.
    private static int edits(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = cell(a, b, i, j, distance);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int cell(String a, String b, int i, int j, int[][] distance) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(distance[i - 1][j - 1] + substitution, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
    }
}
