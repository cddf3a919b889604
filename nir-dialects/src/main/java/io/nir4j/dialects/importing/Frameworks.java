package io.nir4j.dialects.importing;

import io.nir4j.dialects.Axis.Form;
import io.nir4j.dialects.Axis.Reset;
import io.nir4j.dialects.Axis.SynapseRest;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;

/// The frameworks that write NIR, each as the author of what is read.
///
/// Which fixes each asks for stands in the fixes themselves ([Fix#frameworks]). A framework that reads a network of
/// another is a dialect: see [Dialects].
public final class Frameworks {
    /// Norse's own neurons, where the dialect `norse` is what its importer makes of a file: a synapse rests at 0, and a
    /// spike resets to v_reset.
    private static final Dialect NORSE_NATIVE = Dialects.NORSE.with(
            "norse-native",
            "What Norse's own LIFCell, LIFBoxCell, LIBoxCell and IAFCell compute.",
            Dialects.NORSE
                    .discretization()
                    .with(Form.LEAK_FIRST, Reset.TO_V_RESET, SynapseRest.ZERO)
                    .ignoring(Ignored.RESISTANCE));

    private static final String RESET_UNSAID =
            "files of snnTorch do not say how its neurons reset: taken is reset_mechanism=\"zero\" with"
                    + " reset_delay=False, the dialect snntorch; neurons built without either are snntorch-native";

    private static final List<Framework> ALL = List.of(
            of("norse", "Norse", NORSE_NATIVE, 1e-3, ImpliedStep.NONE, ""),
            of("snntorch", "snnTorch", Dialects.SNNTORCH, 1e-4, ImpliedStep.TAU_OVER_STEP, RESET_UNSAID),
            of("sinabs", "sinabs", Dialects.SINABS_NATIVE, 1, ImpliedStep.NONE, ""),
            of("rockpool", "Rockpool", Dialects.ROCKPOOL_NATIVE, 1e-3, ImpliedStep.DECAYED, ""),
            of("spyx", "Spyx", Dialects.SPYX_NATIVE, 1, ImpliedStep.DECAY, ""),
            of("spikingjelly", "SpikingJelly", Dialects.SPIKINGJELLY, 1e-4, ImpliedStep.RATE, ""),
            of("hxtorch", "hxtorch", Dialects.HXTORCH, 1e-6, ImpliedStep.NONE, ""),
            of("lava-dl", "lava-dl", Dialects.LAVA, 1e-4, ImpliedStep.TAU_OVER_STEP, ""));

    private Frameworks() {}

    private static Framework of(
            String name, String title, Dialect dialect, double stepSeconds, ImpliedStep implied, String unsaid) {
        return new Framework(name, title, dialect, Optional.of(stepSeconds), implied, unsaid, Optional.empty());
    }

    /// Norse, `norse.torch.to_nir`.
    public static Framework norse() {
        return named("norse");
    }

    /// snnTorch, `snntorch.export_to_nir`.
    public static Framework snnTorch() {
        return named("snntorch");
    }

    /// sinabs, `sinabs.nir.to_nir`; times count steps unless a step is given.
    public static Framework sinabs() {
        return named("sinabs");
    }

    /// Rockpool, `rockpool.nn.modules.to_nir`.
    public static Framework rockpool() {
        return named("rockpool");
    }

    /// Spyx, `spyx.nir.to_nir`.
    public static Framework spyx() {
        return named("spyx");
    }

    /// SpikingJelly, `spikingjelly.activation_based.nir_exchange`.
    public static Framework spikingJelly() {
        return named("spikingjelly");
    }

    /// hxtorch for BrainScaleS-2; times are in milliseconds.
    public static Framework hxtorch() {
        return named("hxtorch");
    }

    /// lava-dl, through the script in NIR's documentation.
    public static Framework lavaDl() {
        return named("lava-dl");
    }

    /// All of them.
    public static List<Framework> all() {
        return ALL;
    }

    /// The framework of this name.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none, with the nearest name
    public static Framework named(String name) {
        List<String> names = ALL.stream().map(Framework::name).toList();
        return ALL.stream()
                .filter(framework -> framework.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Diagnostic.of(Code.NO_SUCH_CHOICE, "there is no framework '" + name + "'")
                        .hint(Suggestion.hint(name, names).orElse("known are " + String.join(", ", names)))
                        .asException());
    }
}
