package io.nir4j.backends.harness.conformance;

import io.nir4j.dialects.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/// One entry of the suite: a network, what it is fed, and what must come of it.
///
/// @param name unique, a path of words: `neurons/lif/norse`
/// @param says what it is about and what it would catch
/// @param primitives the types of node that it is about
/// @param axes the axes of a discretisation whose choice decides it
/// @param dialect by name
/// @param changes what is otherwise than in the dialect
/// @param choices all choices that the suite takes the dialect to make
/// @param stepSeconds the length of a step; 1 where steps are counted
/// @param inputs an array of shape (time, batch, features...) for each Input node
/// @param demand what must come of it
public record ConformanceCase(
        String name,
        String says,
        List<String> primitives,
        List<String> axes,
        String dialect,
        List<Change> changes,
        ExpectedChoices choices,
        double stepSeconds,
        Path network,
        SortedMap<String, Path> inputs,
        Demand demand) {
    public ConformanceCase {
        primitives = List.copyOf(primitives);
        axes = List.copyOf(axes);
        changes = List.copyOf(changes);
    }

    /// What must come of a case.
    public sealed interface Demand {}

    /// Arrays.
    ///
    /// @param arrays the `.npz` that holds them
    /// @param signals outputs and states of the network, at least one
    /// @param decidedByBits true if the last bit of the arithmetic decides spikes, false if the rules alone do
    /// @param provenance how the arrays were obtained
    public record Answer(
            Path arrays, List<ExpectedSignal> signals, boolean decidedByBits, Tolerance tolerance, String provenance)
            implements Demand {
        public Answer {
            signals = List.copyOf(signals);
        }
    }

    /// A refusal that names its reason.
    ///
    /// @param stage what has to refuse: `file`, `network`, `input` or `dialect`
    public record Refusal(String stage) implements Demand {}

    /// An array that is expected of a signal.
    ///
    /// @param signal an Output node, another node, or a state as `nir run --record` takes it: `lif.v`
    /// @param array its name in the `.npz`
    /// @param counts true for spikes, which must be equal; false for numbers, which may be off by a little
    public record ExpectedSignal(String signal, String array, boolean counts) {}

    /// How far a result may be from what is expected.
    ///
    /// @param spikes the share of positions at which spikes must be equal, from 0 to 1
    /// @param relative of the largest expected magnitude of the array
    /// @param absolute on top of that
    public record Tolerance(double spikes, double relative, double absolute) {}

    /// The name.
    @Override
    public String toString() {
        return name;
    }
}
