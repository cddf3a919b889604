package io.nir4j.dialects.export;

/// How one neuron moves in one step, in the units of the network's potentials:
///
/// ```
/// i = (1 - synapseShare) * i + synapseGain * x        from 0, where there is a synapse
/// v = (1 - share) * v + gain * (i or x) + constant    from start
/// ```
///
/// Two neurons with the same motion and the same [Firing] give the same spikes. Of a neuron that fires, the potential
/// is never seen: counted in other units, `s > 0` to one, and from another zero `d`, it moves with
/// `s*gain, s*(constant - share*d), s*(start - d), s*(threshold - d), s*(reset - d)` and fires alike.
///
/// @param share the share of the way to its target that the membrane goes
/// @param gain what the membrane's input is multiplied with
/// @param synapseShare the share that the current goes; 1 without synapse
/// @param synapseGain what the current's input is multiplied with; 1 without synapse
/// @param constant what is added to the potential in every step
/// @param start the potential before the first step
/// @param threshold firing threshold
/// @param reset the potential after a spike, where a spike sets it
record Motion(
        double share,
        double gain,
        double synapseShare,
        double synapseGain,
        double constant,
        double start,
        double threshold,
        double reset) {

    /// What an input adds to the potential in the end: both gains together.
    double through() {
        return gain * synapseGain;
    }

    /// True if nothing of a potential is left in the next step.
    boolean forgets() {
        return share == 1;
    }

    /// The same motion with potentials counted from `zero`.
    Motion from(double zero) {
        return new Motion(
                share,
                gain,
                synapseShare,
                synapseGain,
                constant - share * zero,
                start - zero,
                threshold - zero,
                reset - zero);
    }

    /// The same motion with potentials multiplied by `factor`.
    Motion times(double factor) {
        return new Motion(
                share,
                gain * factor,
                synapseShare,
                synapseGain,
                constant * factor,
                start * factor,
                threshold * factor,
                reset * factor);
    }

    Motion withThreshold(double potential) {
        return new Motion(share, gain, synapseShare, synapseGain, constant, start, potential, reset);
    }
}
