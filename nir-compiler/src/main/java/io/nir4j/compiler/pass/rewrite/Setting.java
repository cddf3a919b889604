package io.nir4j.compiler.pass.rewrite;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization;
import java.util.Set;
import java.util.TreeSet;

/// For whom a rewritten network must compute the same.
///
/// @param dialect who runs it
/// @param stepSeconds the length of a time step; only figures depend on it, no rule does
/// @param kept nodes that stay, with what they give and the states they have, `block/lif1` inside a nested graph
public record Setting(Dialect dialect, double stepSeconds, Set<String> kept) {
    public Setting {
        kept = Set.copyOf(kept);
    }

    /// Any node may go.
    public Setting(Dialect dialect, double stepSeconds) {
        this(dialect, stepSeconds, Set.of());
    }

    /// The same with these nodes kept.
    public Setting keeping(Set<String> nodes) {
        Set<String> all = new TreeSet<>(kept);
        all.addAll(nodes);
        return new Setting(dialect, stepSeconds, all);
    }

    public Discretization steps() {
        return dialect.discretization();
    }

    /// Whether the dialect's framework reads nodes of this type: a rule that makes one asks.
    public boolean takes(String type) {
        return !dialect.refused().contains(type) && !dialect.unsupported().contains(type);
    }
}
