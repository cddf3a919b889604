package io.nir4j.dialects.diff;

/// Which of the two networks.
public enum Side {
    A,
    B;

    /// The other one.
    public Side other() {
        return this == A ? B : A;
    }
}
