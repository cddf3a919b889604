package io.nir4j.backends.compare;

import io.nir4j.dialects.diff.Side;
import java.util.List;
import java.util.Optional;

/// Why two sides part: which choices make them agree.
///
/// @param changed the side on which the choices are made
/// @param explanations sets of choices of the least size that was found, each of which makes the sides agree on
///     everything, the most plausible first; the data cannot tell them apart. Empty if nothing within reach does
/// @param smallest whether all smaller sets were tried, and all others of this size
/// @param minimal whether it is certain that nothing can be left out of an explanation
/// @param dialects that make the sides agree as a whole, where the search was not told what differs
/// @param best the single choice with which they part latest, where nothing explains
/// @param tried the number of runs that the search made
/// @param limitReached whether it ended because it took too long
public record Why(
        Side changed,
        List<Explanation> explanations,
        boolean smallest,
        boolean minimal,
        List<String> dialects,
        Optional<Attempt> best,
        long tried,
        boolean limitReached) {
    public Why {
        explanations = List.copyOf(explanations);
        dialects = List.copyOf(dialects);
    }

    /// Choices that make the sides agree.
    ///
    /// @param choices the most plausible first
    /// @param statesAgree whether the membranes and currents that both sides have agree then, too
    public record Explanation(List<Choice> choices, boolean statesAgree) {
        public Explanation {
            choices = List.copyOf(choices);
        }
    }

    /// A choice that does not make the sides agree.
    ///
    /// @param partedAt the earliest step in which they part with it
    public record Attempt(Choice choice, long partedAt) {}
}
