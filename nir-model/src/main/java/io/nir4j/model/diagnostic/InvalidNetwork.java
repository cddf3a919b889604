package io.nir4j.model.diagnostic;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The input cannot be used for what was asked; the diagnostics say why.
public final class InvalidNetwork extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public InvalidNetwork(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public InvalidNetwork(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// The same faults with every place refined, as a caller does who knows the file or the graph around.
    public InvalidNetwork at(UnaryOperator<Place> refine) {
        InvalidNetwork placed =
                new InvalidNetwork(diagnostics.stream().map(d -> d.at(refine)).toList());
        placed.initCause(getCause() == null ? this : getCause());
        return placed;
    }
}
