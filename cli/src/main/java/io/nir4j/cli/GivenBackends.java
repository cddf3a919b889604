package io.nir4j.cli;

import io.nir4j.backends.spi.Availability.Available;
import io.nir4j.backends.spi.Availability.Unavailable;
import io.nir4j.backends.spi.Backend;
import io.nir4j.backends.spi.Backends;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the backends that the user names.
final class GivenBackends {
    /// What tests are run on unless the user says otherwise: the specification.
    static final String STANDARD = "reference";

    private static final String FAST = "cpu";

    private GivenBackends() {}

    /// What runs networks unless the user says otherwise: the fast simulator where it can work.
    static Simulator fastest() {
        return Backends.simulators().stream()
                .filter(simulator -> simulator.name().equals(FAST))
                .filter(simulator -> simulator.availability() instanceof Available)
                .findFirst()
                .orElseGet(() -> named(STANDARD));
    }

    /// The simulator of this name, which can work here.
    ///
    /// @throws Misuse if there is none
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if it is not installed, or why it cannot work
    static Simulator named(String name) {
        List<String> names = Backends.simulators().stream().map(Backend::name).toList();
        if (!names.contains(name)) {
            OptionalBackend.missing().stream()
                    .filter(backend -> backend.name().equals(name))
                    .findFirst()
                    .ifPresent(GivenBackends::refuse);
            throw new Misuse("there is no backend '" + name + "'; "
                    + Suggestion.hint(name, names).orElse("known are " + String.join(", ", names)));
        }
        return Backends.simulator(name);
    }

    private static void refuse(OptionalBackend missing) {
        throw Diagnostic.of(Code.BACKEND_UNAVAILABLE, "backend '" + missing.name() + "' is " + OptionalBackend.REASON)
                .hint(missing.remedy())
                .asException();
    }

    /// What to run on, each with the reason why it cannot, if it cannot: every backend, or the one that is named.
    ///
    /// @throws Misuse if both are wanted
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if none can work here
    static Map<Simulator, Optional<String>> chosen(boolean all, Optional<String> backend) {
        if (!all) {
            return Map.of(named(backend.orElse(STANDARD)), Optional.empty());
        }
        if (backend.isPresent()) {
            throw new Misuse("--all means every backend, --backend one: give one of them");
        }
        Map<Simulator, Optional<String>> simulators = new LinkedHashMap<>();
        for (Simulator simulator : Backends.simulators()) {
            Optional<String> reason = simulator.availability() instanceof Unavailable(var why, var remedy)
                    ? Optional.of(why + "; " + remedy)
                    : Optional.empty();
            simulators.put(simulator, reason);
        }
        if (simulators.values().stream().allMatch(Optional::isPresent)) {
            throw Diagnostic.of(Code.BACKEND_UNAVAILABLE, "no backend can work here")
                    .hint("'nir backends' says why")
                    .asException();
        }
        return simulators;
    }
}
