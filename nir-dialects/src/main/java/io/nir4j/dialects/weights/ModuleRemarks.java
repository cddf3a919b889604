package io.nir4j.dialects.weights;

import io.nir4j.dialects.weights.Keys.Saved;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import java.util.Optional;

/// What snnTorch saves of a neuron beside parameters: how it resets, and by what it multiplies spikes.
final class ModuleRemarks {
    private ModuleRemarks() {}

    /// Accounts for the remarks of the module called `name`.
    static void read(String name, Keys keys, Findings findings) {
        keys.find(name + ".reset_mechanism_val").ifPresent(saved -> {
            keys.note(saved.key(), reset(saved).orElse("refused"));
            if (reset(saved).isEmpty()) {
                findings.add(fault(saved, "it must be 0 (subtract), 1 (zero) or 2 (none)"));
            }
        });
        keys.find(name + ".graded_spikes_factor").ifPresent(saved -> {
            keys.note(saved.key(), "nothing: spikes are multiplied by 1");
            if (!holds(saved, 1)) {
                findings.add(fault(saved, "it must be 1, as every spike in NIR is")
                        .hint("multiply the weights behind the neuron by the factor, and save 1"));
            }
        });
    }

    /// NIR has no field for the reset, so it is said which dialect has it.
    private static Optional<String> reset(Saved saved) {
        if (holds(saved, 0)) {
            return Optional.of("reset by subtraction: run with --dialect snntorch-native");
        }
        if (holds(saved, 1)) {
            return Optional.of("reset to zero: run with --dialect snntorch, or with --dialect snntorch-native"
                    + " --set reset=to-zero unless reset_delay=False");
        }
        return holds(saved, 2)
                ? Optional.of("no reset: run with --dialect snntorch --set reset=none")
                : Optional.empty();
    }

    private static boolean holds(Saved saved, double value) {
        return saved.tensor().elements() == 1 && saved.tensor().getDouble(0) == value;
    }

    private static Diagnostic fault(Saved saved, String expected) {
        String found = saved.tensor().elements() == 1
                ? String.valueOf(saved.tensor().getDouble(0))
                : "of shape " + saved.tensor().shape();
        return Diagnostic.of(Code.WEIGHT_MISFIT, saved.key() + " is " + found + "; " + expected);
    }
}
