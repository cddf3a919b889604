package io.nir4j.dialects.export;

import io.nir4j.dialects.Dialect;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;

/// A network written for a framework.
///
/// @param graph what its reader takes
/// @param target the framework
/// @param step the length of a time step in the unit of the graph's time constants: seconds, milliseconds or steps
/// @param changes what was done, a line for each node
/// @param renamed the nodes that have another name now, each with the one it had
/// @param approximations what is not as it was, each with what stands for it; warnings
public record Exported(
        Graph graph,
        Target target,
        double step,
        List<String> changes,
        Map<String, String> renamed,
        List<Diagnostic> approximations) {
    public Exported {
        changes = List.copyOf(changes);
        renamed = Map.copyOf(renamed);
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
