package io.nir4j.compiler.pass;

/// Pipelines that have names.
///
/// The same spikes come first: `O1` changes no number that comes out, `O2` also does what rounds otherwise. Neither
/// adds nodes or parameters, and neither changes what a neuron's states are.
public enum Preset {
    /// Nothing.
    O0(""),
    /// What is exact.
    O1("identities,silence,biases,merge,dce"),
    /// What is exact, and what rounds.
    O2("identities,silence,biases,constants,fold,biases,identities,merge,dce");

    private final String passes;

    Preset(String passes) {
        this.passes = passes;
    }

    /// The passes, as a user would write them.
    public String passes() {
        return passes;
    }

    public Pipeline pipeline() {
        return passes.isEmpty() ? Pipeline.NONE : Pipeline.parse(passes);
    }
}
