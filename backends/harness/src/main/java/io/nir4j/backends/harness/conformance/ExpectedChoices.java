package io.nir4j.backends.harness.conformance;

import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Change;
import io.nir4j.dialects.Discretization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The choice on every axis that a case was computed for, by the names that [Axes] gives them.
///
/// @param axes `reset` to `subtract`
/// @param ignored the parameters that count for nothing
public record ExpectedChoices(Map<String, String> axes, Set<String> ignored) {
    public ExpectedChoices {
        axes = Map.copyOf(axes);
        ignored = Set.copyOf(ignored);
    }

    /// Where `steps` chooses otherwise, `reset is subtract here and to-zero in the suite`.
    List<String> differences(Discretization steps) {
        List<String> differences = new ArrayList<>();
        Map<String, String> unmet = new TreeMap<>(axes);
        for (Axis choice : steps.axes()) {
            String axis = Axes.nameOf(choice);
            String expected = unmet.getOrDefault(axis, "nothing");
            unmet.remove(axis);
            if (!expected.equals(Axes.labelOf(choice))) {
                differences.add(axis + " is " + Axes.labelOf(choice) + " here and " + expected + " in the suite");
            }
        }
        unmet.keySet().forEach(axis -> differences.add("there is no axis " + axis + " here"));
        Set<String> dropped = new TreeSet<>(Axes.labels(steps.ignored()));
        if (!dropped.equals(ignored)) {
            differences.add(
                    Change.IGNORED + " is " + dropped + " here and " + new TreeSet<>(ignored) + " in the suite");
        }
        return differences;
    }
}
