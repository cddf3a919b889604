package io.nir4j.dialects.importing;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.List;

/// All fixes that nir4j knows, in the order in which they are tried; `docs/import.md` says more about each.
public final class Fixes {
    /// The fixes with their rules: conversions, then repairs, then normalisations.
    static final List<Remedy> REMEDIES = List.of(
            TimeUnits.MILLISECONDS,
            TimeUnits.STEPS,
            NorseCurrentGain.REMEDY,
            GraphPortEdges.REMEDY,
            DanglingNames.REMEDY,
            PortsInTheMiddle.REMEDY,
            LoosePorts.REMEDY,
            MissingPorts.REMEDY,
            PortsOfOnes.REMEDY,
            PortsOfOneNeuron.REMEDY,
            InnerPorts.REMEDY,
            ParametersOfOnes.REMEDY,
            FlattenAxes.REMEDY,
            StatedInputs.REMEDY,
            InputPastRecurrence.REMEDY,
            NestedGraphs.REMEDY,
            NumbersPerAxis.REMEDY,
            BooleanBiases.REMEDY,
            OneElementParameters.REMEDY,
            UnwrittenParameters.REMEDY);

    private Fixes() {}

    /// All fixes in the order in which they are tried.
    public static List<Fix> all() {
        return REMEDIES.stream().map(Remedy::fix).toList();
    }

    /// The fix of this name.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none, with the nearest name
    public static Fix named(String name) {
        List<String> names = all().stream().map(Fix::name).toList();
        return all().stream()
                .filter(fix -> fix.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Diagnostic.of(Code.NO_SUCH_CHOICE, "there is no fix '" + name + "'")
                        .hint(Suggestion.hint(name, names).orElse("known are " + String.join(", ", names)))
                        .asException());
    }
}
