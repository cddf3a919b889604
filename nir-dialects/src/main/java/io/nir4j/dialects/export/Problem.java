package io.nir4j.dialects.export;

/// Something about a node that a target cannot express.
///
/// @param says what it is and why, in words that go on "LIF 'lif1': ..."
/// @param instead what an approximation does about it; empty where there is none
record Problem(String says, String instead) {
    static Problem hopeless(String says) {
        return new Problem(says, "");
    }

    boolean canBeApproximated() {
        return !instead.isEmpty();
    }
}
