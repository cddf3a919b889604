package io.nir4j.dialects.importing;

import java.util.List;

/// A way in which frameworks write networks, and what it is made into.
///
/// @param name as on the command line
/// @param kind what it is for
/// @param says one sentence about what is found and what becomes of it
/// @param source where it was seen: a framework's source, a file, a thread
/// @param frameworks names of those that are known to write it; a user who names one of them as the author asks for it
public record Fix(String name, Kind kind, String says, String source, List<String> frameworks) {
    public Fix {
        frameworks = List.copyOf(frameworks);
    }

    /// What a fix is for, in the order in which they are applied.
    public enum Kind {
        /// Says in NIR's terms what the file says in others; only where the user asks for it, since no file tells.
        CONVERSION("conversion"),
        /// The network is not valid as it stands, and there is one sensible reading of it.
        REPAIR("repair"),
        /// The network is valid, written in one of several ways that mean the same.
        NORMALISATION("normalisation");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// True for a fix that is never applied unless asked for.
    public boolean isOnRequest() {
        return kind == Kind.CONVERSION;
    }
}
