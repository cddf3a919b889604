package io.nir4j.compiler.pass.rewrite;

import java.util.function.Predicate;

/// One way to write a network otherwise.
///
/// A rule is pure, never makes a network worse by the measure that its pass is for, and never undoes another.
public sealed interface Rule permits NodeRule, GraphRule {
    /// As users write it, `scale-into-weights`.
    String name();

    /// What equals what: `s (W x + b) = (s W) x + s b`.
    String equation();

    Exactness exactness();

    /// For whom it holds, beyond what its equation says.
    Validity validity();

    /// The discretisations and dialects for which a rule holds.
    ///
    /// @param says for whom, as a phrase: `every dialect`
    record Validity(String says, Predicate<Setting> holds) {
        /// Whoever runs the network.
        public static final Validity ALWAYS = new Validity("every dialect", setting -> true);

        /// This, and that as well.
        public Validity and(Validity other) {
            String both = says.equals(ALWAYS.says) ? other.says : says + "; " + other.says;
            return new Validity(both, holds.and(other.holds));
        }
    }
}
