package io.nir4j.dialects.export;

/// What NIR says about one neuron, in the units of the file; what its kind does not have is not read.
///
/// @param tauSynapse time constant of the synaptic current
/// @param inputWeight w_in
/// @param tau time constant of the membrane
/// @param resistance r
/// @param leak v_leak
/// @param threshold v_threshold
/// @param reset v_reset
record Parameters(
        double tauSynapse,
        double inputWeight,
        double tau,
        double resistance,
        double leak,
        double threshold,
        double reset) {
    /// What stands where a file says nothing.
    static final Parameters PLAIN = new Parameters(1, 1, 1, 1, 0, 1, 0);

    private static final double ROUNDING = 1e-12;

    Parameters withLeak(double potential) {
        return new Parameters(tauSynapse, inputWeight, tau, resistance, potential, threshold, reset);
    }

    Parameters withResistance(double value) {
        return new Parameters(tauSynapse, inputWeight, tau, value, leak, threshold, reset);
    }

    Parameters withInputWeight(double value) {
        return new Parameters(tauSynapse, value, tau, resistance, leak, threshold, reset);
    }

    Parameters withPotentials(double leakPotential, double firing, double afterwards) {
        return new Parameters(tauSynapse, inputWeight, tau, resistance, leakPotential, firing, afterwards);
    }

    /// These parameters, each as it is in `known` where it differs by rounding alone.
    Parameters snapped(Parameters known) {
        return new Parameters(
                near(tauSynapse, known.tauSynapse),
                near(inputWeight, known.inputWeight),
                near(tau, known.tau),
                near(resistance, known.resistance),
                near(leak, known.leak),
                near(threshold, known.threshold),
                near(reset, known.reset));
    }

    private static double near(double value, double known) {
        return Math.abs(value - known) <= ROUNDING * Math.abs(known) ? known : value;
    }
}
