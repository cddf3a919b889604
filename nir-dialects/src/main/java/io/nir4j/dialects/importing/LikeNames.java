package io.nir4j.dialects.importing;

import io.nir4j.model.diagnostic.Suggestion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether two names may be meant to be one.
///
/// A number at the end tells nodes apart: `lif1` is near `lif`, but not near `lif2`.
final class LikeNames {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]*)");
    private static final int SHORTEST = 2;

    private LikeNames() {}

    static boolean areNear(String a, String b) {
        Matcher left = parts(a);
        Matcher right = parts(b);
        boolean numbersAgree = left.group(2).equals(right.group(2))
                || left.group(2).isEmpty()
                || right.group(2).isEmpty();
        return numbersAgree && areNearWords(left.group(1), right.group(1));
    }

    private static Matcher parts(String name) {
        Matcher parts = NUMBERED.matcher(DanglingNames.folded(name));
        if (!parts.matches()) {
            throw new IllegalStateException(name);
        }
        return parts;
    }

    private static boolean areNearWords(String a, String b) {
        if (Math.min(a.length(), b.length()) < SHORTEST) {
            return false;
        }
        return a.equals(b)
                || Suggestion.closest(a, List.of(b)).isPresent()
                || Suggestion.closest(b, List.of(a)).isPresent();
    }
}
