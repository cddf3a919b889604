package io.nir4j.cli;

import io.nir4j.backends.spi.Backend;
import io.nir4j.backends.spi.Backends;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A backend that does not come with the command: the launcher of a checkout fetches it when it is named.
///
/// @param name on the command line
/// @param says what it is for
/// @param remedy how to get it
record OptionalBackend(String name, String says, String remedy) {
    static final String REASON = "not installed";

    private static final List<OptionalBackend> ALL = List.of(new OptionalBackend(
            "nd4j",
            "ND4J tensor operations, for whoever has data in INDArrays.",
            "'./nir run FILE --backend nd4j' in a checkout fetches it, about 120 MB, and runs on it"));

    /// Those that are not on the class path.
    static List<OptionalBackend> missing() {
        Set<String> found = Backends.simulators().stream().map(Backend::name).collect(Collectors.toSet());
        return ALL.stream().filter(backend -> !found.contains(backend.name())).toList();
    }
}
