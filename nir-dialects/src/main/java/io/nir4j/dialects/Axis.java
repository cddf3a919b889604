package io.nir4j.dialects;

/// One of the independent choices that make up a [Discretization].
///
/// k is the share of the way to its target that a state goes in one step, b = 1 - k what remains of it, g the gain.
public sealed interface Axis {
    /// The formula or phrase behind the choice.
    String says();

    /// The name of the constant; users meet the one that [Axes] gives.
    String name();

    /// How a state decays over one step.
    enum Decay implements Axis {
        EULER("k = dt/tau"),
        EXPONENTIAL("k = 1 - exp(-dt/tau)");

        private final String says;

        Decay(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// The order in which a leaky state is computed; it decides the last bit.
    enum Form implements Axis {
        LEAK_FIRST("v + k*((v_leak - v) + r*x)"),
        INPUT_FIRST("v + k*((r*x + v_leak) - v) in spiking neurons, the leak first elsewhere"),
        DECAY("b*v + g*x + k*v_leak, where b = 1 - k");

        private final String says;

        Form(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// How k and the other constants are rounded.
    enum Coefficients implements Axis {
        ROUNDED_ONCE("computed in float64 from the stored parameters, rounded once"),
        RECIPROCAL("k = dt*(1/tau), every operation rounded to the arithmetic"),
        AS_STORED("every operation rounded to the type of the stored parameters; r*dt before it is divided by tau");

        private final String says;

        Coefficients(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// What the input of a leaky membrane is multiplied with.
    enum Gain implements Axis {
        MATCHED("r*k, so that a constant input has the same effect at every step length"),
        STEP("r*dt/tau whatever the decay"),
        ONE("1: the input is added as it is, r is not read"),
        FOLDED("1, and all potentials are divided by r*k instead; recordings are scaled back"),
        FOLDED_LIF("folded in LI and LIF, 1 in CubaLI and CubaLIF");

        private final String says;

        Gain(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// What the input of a synaptic current is multiplied with.
    enum SynapseGain implements Axis {
        MATCHED("w_in*k"),
        STEP("w_in*dt/tau_syn whatever the decay"),
        ONE("1: the input is added as it is, w_in is not read"),
        FOLDED("1, and currents and potentials are divided by w_in*k instead; recordings are scaled back");

        private final String says;

        SynapseGain(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// Whether an input decays in the step in which it comes.
    enum InputDecay implements Axis {
        NONE("no: b*i + g*x"),
        SYNAPSES("in synapses: b*(i + g*x)"),
        SYNAPSES_AND_LI("in synapses and in LI");

        private final String says;

        InputDecay(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// What v_leak does in a step.
    enum LeakTerm implements Axis {
        ATTRACTS("the membrane decays towards it: k*v_leak is added"),
        ADDED("it is added as it is, to a membrane that decays to 0");

        private final String says;

        LeakTerm(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// What the input of I and IF is multiplied with.
    enum IntegratorGain implements Axis {
        STEP("r*dt"),
        RESISTANCE("r, however long the step is"),
        ONE("1: the input is added as it is, r is not read");

        private final String says;

        IntegratorGain(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// What becomes of IF.
    enum Integrators implements Axis {
        AS_WRITTEN("v + g*x, without a bound"),
        FLOORED("the same, but a step never ends below -v_threshold"),
        LEAKY("0.9*v + x, from which v_threshold is taken off as in 'same-step-once', whatever the reset elsewhere");

        private final String says;

        Integrators(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// When a potential brings a spike.
    enum Comparison implements Axis {
        GREATER("v > v_threshold"),
        AT_LEAST("v >= v_threshold");

        private final String says;

        Comparison(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// How many spikes one step can bring.
    enum SpikesPerStep implements Axis {
        ONE("one"),
        MANY("as many as whole thresholds fit into v");

        private final String says;

        SpikesPerStep(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// What a spike does to the potential.
    enum Reset implements Axis {
        TO_V_RESET("v becomes v_reset"),
        TO_ZERO("v becomes 0"),
        SUBTRACT("v_threshold is taken off for every spike"),
        NONE("nothing");

        private final String says;

        Reset(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// When a spike does it.
    enum ResetWhen implements Axis {
        SAME_STEP("in the step of the spike"),
        SAME_STEP_ONCE(
                "in the step of the spike, but what a v left above the threshold has the next step undo is put back"),
        NEXT_STEP("in the step after");

        private final String says;

        ResetWhen(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// Where in its step a reset comes that an earlier spike caused.
    enum LateReset implements Axis {
        SPLIT("v is set before the update, thresholds are taken off after it"),
        BEFORE("before the update"),
        AFTER("after the update, which is lost where v is set"),
        CUBA_BEFORE("before the update in CubaLIF, split elsewhere"),
        CUBA_AFTER("after the update in CubaLIF, split elsewhere");

        private final String says;

        LateReset(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// Which potential decides about a spike.
    enum SpikeFrom implements Axis {
        NEW_POTENTIAL("the one after this step's update"),
        OLD_POTENTIAL("the one before it, which also resets in this update");

        private final String says;

        SpikeFrom(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// Which synaptic current the membrane of CubaLI and CubaLIF sees.
    enum CubaCurrent implements Axis {
        NEW("this step's"),
        PREVIOUS("the last step's"),
        INTEGRATED("its exact course within the step");

        private final String says;

        CubaCurrent(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// What the synaptic current decays to and starts from.
    enum SynapseRest implements Axis {
        ZERO("0"),
        V_LEAK("v_leak, as Norse's importer has it");

        private final String says;

        SynapseRest(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// When a neuron sees what comes to it.
    enum Arrival implements Axis {
        SAME_STEP("in the step in which it is sent"),
        NEXT_STEP("one step later; edges that close a cycle take one step in all");

        private final String says;

        Arrival(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// What an edge that closes a cycle carries.
    enum BackEdges implements Axis {
        SILENT("the value of the step before, nothing at the first"),
        BIAS("the same, but at the first step what its synapse makes of silence: the bias"),
        DIRECT("as 'silent', but spikes of the old potential come back in their own step");

        private final String says;

        BackEdges(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// Where a membrane starts.
    enum InitialPotential implements Axis {
        LEAK("v_leak"),
        ZERO("0"),
        RESET("v_reset"),
        LEAK_OR_RESET("v_leak, but v_reset in IF");

        private final String says;

        InitialPotential(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }

    /// The arithmetic.
    enum Precision implements Axis {
        FLOAT32("float32"),
        FLOAT64("float64");

        private final String says;

        Precision(String says) {
            this.says = says;
        }

        @Override
        public String says() {
            return says;
        }
    }
}
