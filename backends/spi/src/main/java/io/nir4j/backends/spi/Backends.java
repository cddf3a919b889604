package io.nir4j.backends.spi;

import io.nir4j.backends.spi.Availability.Unavailable;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// The backends on the class path.
public final class Backends {
    private Backends() {}

    /// All simulators by name, whether they can work here or not.
    public static List<Simulator> simulators() {
        return ServiceLoader.load(Simulator.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Backend::name))
                .toList();
    }

    /// All emitters by name, whether they can work here or not.
    public static List<Emitter> emitters() {
        return ServiceLoader.load(Emitter.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Backend::name))
                .toList();
    }

    /// The simulator of this name, which can work here.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none, or why it cannot work
    public static Simulator simulator(String name) {
        List<String> names = simulators().stream().map(Backend::name).toList();
        Simulator simulator = simulators().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Diagnostic.of(Code.BACKEND_UNAVAILABLE, "there is no backend '" + name + "'")
                        .hint(Suggestion.hint(name, names).orElse("the backends are " + String.join(", ", names)))
                        .asException());
        if (simulator.availability() instanceof Unavailable(var reason, var remedy)) {
            throw Diagnostic.of(Code.BACKEND_UNAVAILABLE, "backend '" + name + "' cannot work here: " + reason)
                    .hint(remedy)
                    .asException();
        }
        return simulator;
    }
}
