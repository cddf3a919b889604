package io.nir4j.dialects.export;

import io.nir4j.dialects.Dialect;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A network written for a framework.
///
/// @param graph what its reader takes
/// @param target the framework
/// @param step the length of a time step in the unit of the graph's time constants: seconds, milliseconds or steps
/// @param changes what was done, a line for each node
/// @param origins the nodes that the network had, by their name now: the name or path that each had, `lif1/lif`
/// @param approximations what is not as it was, each with what stands for it; warnings
public record Exported(
        Graph graph,
        Target target,
        double step,
        List<String> changes,
        SortedMap<String, String> origins,
        List<Diagnostic> approximations) {
    public Exported {
        changes = List.copyOf(changes);
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
        approximations = List.copyOf(approximations);
    }

    /// The dialect in which [#graph] means what the network meant.
    public Dialect dialect() {
        return target.dialect();
    }

    /// True if the target computes the same function.
    public boolean isExact() {
        return approximations.isEmpty();
    }
}
