package io.nir4j.cli;

import io.nir4j.backends.spi.Backend;
import io.nir4j.backends.spi.Backends;
import io.nir4j.backends.spi.Simulator;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.List;

/// Finds the backends that the user names.
final class GivenBackends {
    /// What computes unless the user says otherwise.
    static final String STANDARD = "reference";

    private GivenBackends() {}

    /// The simulator of this name, which can work here.
    ///
    /// @throws Misuse if there is none
    static Simulator named(String name) {
        List<String> names = Backends.simulators().stream().map(Backend::name).toList();
        if (!names.contains(name)) {
            throw new Misuse("there is no backend '" + name + "'; "
                    + Suggestion.hint(name, names).orElse("known are " + String.join(", ", names)));
        }
        return Backends.simulator(name);
    }
}
