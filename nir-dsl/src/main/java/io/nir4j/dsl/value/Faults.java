package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Place;
import java.util.Optional;
import java.util.function.Supplier;

/// Gives the faults of one text their places. Whoever finds one need not know where: the innermost part of the
/// text that is being computed is the place.
record Faults(SourceText source, Findings findings) {

    /// What `step` gives; a fault of it that has no place gets `span`.
    <T> T placed(Span span, Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidNetwork fault) {
            throw placed(span, fault);
        }
    }

    InvalidNetwork placed(Span span, InvalidNetwork fault) {
        boolean everywhere =
                fault.diagnostics().stream().noneMatch(found -> found.place().equals(Place.UNKNOWN));
        return everywhere ? fault : fault.at(place -> place.equals(Place.UNKNOWN) ? source.place(span) : place);
    }

    /// What `step` gives, or nothing after its faults have gone to the findings.
    <T> Optional<T> reported(Span span, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (InvalidNetwork fault) {
            findings.addAll(placed(span, fault).diagnostics());
            return Optional.empty();
        }
    }
}
