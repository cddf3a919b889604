package io.nir4j.dialects;

/// What a framework's reader insists on; it refuses a network that is otherwise.
public enum Requirement {
    ONE_THRESHOLD("v_threshold is the same for all neurons of a layer"),
    ALIKE("all neurons of a layer have the same parameters"),
    NO_LEAK("v_leak is 0"),
    LEAK_IS_RESET("v_leak of LIF is its v_reset"),
    CUBA_ADDS_CURRENT("r of CubaLIF is tau_mem/dt"),
    IF_ADDS_INPUT("r of IF is 1"),
    IF_COUNTS_STEPS("r of IF is 1/dt"),
    NO_BIAS("the bias of Affine is 0");

    private final String says;

    Requirement(String says) {
        this.says = says;
    }

    /// The condition as users know it.
    public String says() {
        return says;
    }
}
