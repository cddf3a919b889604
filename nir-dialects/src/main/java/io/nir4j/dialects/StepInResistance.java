package io.nir4j.dialects;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The ways in which frameworks fold their time step into `r` when they export a neuron; read backwards, `r` and tau
/// tell the step.
///
/// Where the author is known, one asks the form that it uses ([#in(Neurons, long)]); where it is not, all of those for
/// neurons that leak ([#ofAny]).
///
/// Sources: snntorch/export_nir.py; rockpool/nn/modules/torch/nir.py; src/spyx/nir.py;
/// spikingjelly/activation_based/nir_exchange/to_nir.py.
public enum StepInResistance {
    /// A neuron that adds its input as it is, in NIR's terms: snnTorch, and SpikingJelly without `decay_input`.
    TAU_OVER_STEP("r = tau/dt") {
        @Override
        double step(Leak leak) {
            return leak.r() >= 1 ? leak.tau() / leak.r() : Double.NaN;
        }
    },
    /// Rockpool's, whose input decays in the step in which it comes.
    DECAYED("r = tau*exp(-dt/tau)/dt") {
        @Override
        double step(Leak leak) {
            return leak.r() > 0 ? leak.tau() * productLog(1 / leak.r()) : Double.NaN;
        }
    },
    /// Spyx writes what remains of the membrane after a step.
    REMAINING("r = 1 - dt/tau") {
        @Override
        double step(Leak leak) {
            return leak.r() > 0 && leak.r() < 1 ? leak.tau() * (1 - leak.r()) : Double.NaN;
        }

        @Override
        List<Leak> among(Neurons neurons, long most) {
            return neurons.leaks(most).stream()
                    .filter(leak -> !Double.isNaN(leak.tau()))
                    .toList();
        }
    },
    /// SpikingJelly's integrators, which add their input as it is.
    INTEGRATOR_RATE("r = 1/dt") {
        @Override
        double step(Leak leak) {
            return leak.r() > 0 ? 1 / leak.r() : Double.NaN;
        }

        @Override
        List<Leak> among(Neurons neurons, long most) {
            return neurons.integrators(most);
        }
    };

    /// A step that all neurons of a network agree on.
    ///
    /// @param form what relates it to their parameters
    /// @param seconds its length, in the unit of the file
    /// @param taus how many different time constants agree: one alone agrees with anything
    /// @param isRound whether it is a number of two digits, as people choose steps
    public record Implied(StepInResistance form, double seconds, int taus, boolean isRound) {
        /// Whether this can hardly be chance.
        public boolean isTelling() {
            return taus > 1 || isRound;
        }

        /// The step, where the file is to decide.
        public TimeStep timeStep() {
            String layers = form == INTEGRATOR_RATE ? " in every IF" : " in every neuron";
            return new TimeStep(seconds, "the file: " + form.equation + layers);
        }
    }

    private static final double AGREEMENT = 1e-3;
    private static final double ROUNDNESS = 1e-4;
    private static final double ONE_STEP = 1;

    private final String equation;

    StepInResistance(String equation) {
        this.equation = equation;
    }

    /// The relation as users know it.
    public String equation() {
        return equation;
    }

    /// The step that follows from one neuron; NaN where none does.
    abstract double step(Leak leak);

    /// The neurons that have a say.
    List<Leak> among(Neurons neurons, long most) {
        return neurons.leaks(most);
    }

    /// The step that follows if an author is known to write in this form; at most `most` neurons of each layer are
    /// looked at.
    public Optional<Implied> in(Neurons neurons, long most) {
        return agreed(among(neurons, most));
    }

    /// The step that neurons imply that leak, whoever wrote them; at most `most` of each layer are looked at.
    public static Optional<Implied> ofAny(Neurons neurons, long most) {
        return ofAny(neurons.leaks(most));
    }

    /// The step that these neurons imply.
    ///
    /// Among the forms on which all agree, one that gives a round step comes first. Rockpool's and Spyx' are
    /// taken only where chance is unlikely, as any tau and r have some step in common: Rockpool's if several time
    /// constants agree or the step is round, Spyx' if several agree or the step is 1; it also
    /// writes integrators with r = 1, which have no say there.
    static Optional<Implied> ofAny(List<Leak> leaks) {
        Optional<Implied> ratio = TAU_OVER_STEP.agreed(leaks);
        if (ratio.filter(Implied::isRound).isPresent()) {
            return ratio;
        }
        Optional<Implied> decayed =
                DECAYED.agreed(leaks).filter(step -> step.isRound() || (ratio.isEmpty() && step.taus() > 1));
        List<Leak> spyx =
                leaks.stream().filter(leak -> !Double.isNaN(leak.tau())).toList();
        return decayed.or(() -> ratio)
                .or(() -> REMAINING
                        .agreed(spyx)
                        .filter(step -> step.taus() > 1 || Math.abs(step.seconds() - ONE_STEP) < ROUNDNESS));
    }

    private Optional<Implied> agreed(List<Leak> leaks) {
        if (leaks.isEmpty()) {
            return Optional.empty();
        }
        double first = step(leaks.getFirst());
        if (!(first > 0) || !leaks.stream().allMatch(leak -> Math.abs(step(leak) / first - 1) < AGREEMENT)) {
            return Optional.empty();
        }
        double shortest = leaks.stream().mapToDouble(Leak::tau).min().orElseThrow();
        int different = (int) leaks.stream()
                .mapToLong(leak -> Math.round(Math.log(leak.tau() / shortest) / AGREEMENT))
                .distinct()
                .count();
        double round = digits(first, 2);
        boolean isRound = Math.abs(first / round - 1) < ROUNDNESS;
        return Optional.of(new Implied(this, isRound ? round : digits(first, 6), different, isRound));
    }

    /// Rounded; float32 parameters carry six digits.
    private static double digits(double value, int digits) {
        return Double.parseDouble(String.format(Locale.ROOT, "%." + (digits - 1) + "e", value));
    }

    /// The solution u of u*exp(u) = x for x > 0, by Newton's method from above, where it converges from any start.
    private static double productLog(double x) {
        double u = Math.log1p(x);
        for (int i = 0; i < 30; i++) {
            double power = Math.exp(u);
            u -= (u * power - x) / (power * (u + 1));
        }
        return u;
    }
}
