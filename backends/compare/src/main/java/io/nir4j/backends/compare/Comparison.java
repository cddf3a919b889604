package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Side.Recorded;
import io.nir4j.backends.compare.Side.Simulated;
import io.nir4j.dialects.diff.GraphDiff;
import io.nir4j.model.diagnostic.Findings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of getting one network's result in two ways.
///
/// @param steps the number of time steps
/// @param batch the number of samples
/// @param agrees whether everything that is judged agrees within the tolerance
/// @param layers every signal that both sides have, in the order in which signals flow
/// @param outputs what each sample comes to at the outputs
/// @param divergence where they first part: in what is judged, or else in states; empty if nothing differs
/// @param graphs in what the two networks differ, where there are two
/// @param differences what would make side B into A, most plausible first, as far as that is known: all in which two
///     runs differ; nothing where one side was recorded, or where the files alone differ
/// @param why what makes them agree, where they do not, or where states part that do not count
public record Comparison(
        long steps,
        int batch,
        boolean agrees,
        List<LayerAgreement> layers,
        List<OutputAgreement> outputs,
        Optional<Divergence> divergence,
        Optional<GraphDiff> graphs,
        List<Choice> differences,
        Optional<Why> why) {
    public Comparison {
        differences = List.copyOf(differences);
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
    }

    /// How to compare.
    ///
    /// @param tolerance how far the sides may lie apart
    /// @param states whether membranes and synaptic currents are judged too; they are compared in any case
    /// @param patience how long to look for the reason; zero for not at all
    public record Options(Tolerance tolerance, boolean states, Duration patience) {
        /// The standard tolerance, states not judged, ten seconds.
        public static final Options STANDARD = new Options(Tolerance.STANDARD, false, Duration.ofSeconds(10));
    }

    /// Compares two sides, one of which at least is run.
    ///
    /// @param feed what both are fed, by the names of A's inputs; a recorded side was fed the same
    /// @param findings receives warnings: what a dialect ignores, what cannot be compared
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a side cannot be run, the feed does not fit, or
    ///     a recording is not of this network
    /// @throws IllegalArgumentException if both sides are recorded
    public static Comparison of(Side a, Side b, Feed feed, Options options, Findings findings) {
        Contest contest = switch (a) {
            case Simulated runA ->
                switch (b) {
                    case Simulated runB -> Contest.ofRuns(runA, runB, feed, options, findings);
                    case Recorded resultB -> Contest.withRecording(runA, resultB, false, feed, options, findings);
                };
            case Recorded resultA ->
                switch (b) {
                    case Simulated runB -> Contest.withRecording(runB, resultA, true, feed, options, findings);
                    case Recorded resultB ->
                        throw new IllegalArgumentException("two recordings, and nothing to run: "
                                + resultA.arrays().keySet() + ", "
                                + resultB.arrays().keySet());
                };
        };
        return contest.settle();
    }

    /// Compares a network with one that was made of it, such as its export for a framework.
    ///
    /// What was made may count potentials in other units, so that spikes and outputs are compared alone. In what it
    /// was made otherwise is known to whoever made it, so that no reason is looked for where the two part.
    ///
    /// @param partners the nodes of B by those of A; a node without one has a namesake
    /// @param feed what both are fed, by the names of A's inputs
    /// @param findings receives warnings: what a dialect ignores, what has no counterpart
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if a side cannot be run
    public static Comparison ofRewritten(
            Simulated a, Simulated b, Map<String, String> partners, Feed feed, Tolerance tolerance, Findings findings) {
        Options options = new Options(tolerance, false, Duration.ZERO);
        return Contest.ofRewritten(a, b, partners, feed, options, findings).settle();
    }
}
