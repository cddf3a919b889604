package io.nir4j.dialects.origin;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.StepInResistance;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who can have written a file: a framework's exporter, or something else.
///
/// @param name as on the command line; empty where it is no framework
/// @param label as its users spell it; what follows "written" where it is no framework
/// @param dialect what it computes on its own files
/// @param unit the unit in which it writes times, unless its user chose otherwise; empty where it has no habit
/// @param step the step that it assumes where its user says nothing, in that unit
/// @param types the types of nodes that any release of its exporter is known to write, ports and nested graphs apart;
///     empty where it may write all
/// @param gains the forms in which it folds its step into `r`, the one to ask first first
/// @param unsaid what its files never say about spiking neurons, and what to do about it
public record Writer(
        String name,
        String label,
        Dialect dialect,
        Optional<TimeUnit> unit,
        Optional<Double> step,
        Set<String> types,
        List<StepInResistance> gains,
        Optional<String> unsaid) {
    /// snnTorch, `snntorch.export_to_nir`.
    public static final Writer SNNTORCH = new Writer(
                    "snntorch",
                    "snnTorch",
                    Dialects.SNNTORCH,
                    TimeUnit.SECONDS,
                    1e-4,
                    Set.of("Affine", "AvgPool2d", "Conv2d", "CubaLIF", "Flatten", "LIF", "Linear"))
            .folds(StepInResistance.TAU_OVER_STEP)
            .leavesUnsaid("the file does not record reset_mechanism: snntorch resets to zero in the same step,"
                    + " snntorch-native subtracts in the next, which is the library's default");

    public static final Writer NORSE = new Writer(
            "norse",
            "Norse",
            Dialects.NORSE_NATIVE,
            TimeUnit.SECONDS,
            1e-3,
            Set.of(
                    "Affine",
                    "AvgPool2d",
                    "Conv1d",
                    "Conv2d",
                    "CubaLI",
                    "CubaLIF",
                    "Flatten",
                    "IF",
                    "LI",
                    "LIF",
                    "Linear",
                    "SumPool2d"));

    public static final Writer SINABS = new Writer(
                    "sinabs",
                    "sinabs",
                    Dialects.SINABS_NATIVE,
                    TimeUnit.STEPS,
                    1,
                    Set.of("Affine", "Conv1d", "Conv2d", "Flatten", "IF", "LI", "LIF", "SumPool2d"))
            .leavesUnsaid("the file does not record norm_input and min_v_mem: LIF is taken without norm_input and"
                    + " without a lower bound, IF with -v_threshold as the bound, as sinabs reads it");

    public static final Writer ROCKPOOL = new Writer(
                    "rockpool",
                    "Rockpool",
                    Dialects.ROCKPOOL_NATIVE,
                    TimeUnit.SECONDS,
                    1e-3,
                    Set.of("Affine", "CubaLIF", "LI", "LIF", "Linear"))
            .folds(StepInResistance.DECAYED);

    public static final Writer SPYX = new Writer(
                    "spyx",
                    "Spyx",
                    Dialects.SPYX_NATIVE,
                    TimeUnit.STEPS,
                    1,
                    Set.of(
                            "Affine",
                            "Conv2d",
                            "CubaLIF",
                            "Flatten",
                            "IF",
                            "LI",
                            "LIF",
                            "Linear",
                            "SumPool2d",
                            "Threshold"))
            .folds(StepInResistance.REMAINING);

    public static final Writer SPIKINGJELLY = new Writer(
                    "spikingjelly",
                    "SpikingJelly",
                    Dialects.SPIKINGJELLY,
                    TimeUnit.SECONDS,
                    1e-4,
                    Set.of("Affine", "AvgPool2d", "Conv1d", "Conv2d", "CubaLIF", "Flatten", "IF", "LIF", "Linear"))
            .folds(StepInResistance.INTEGRATOR_RATE, StepInResistance.TAU_OVER_STEP)
            .leavesUnsaid("the file does not tell hard from soft reset: --set reset=subtract is the soft one");

    public static final Writer HXTORCH = new Writer(
            "hxtorch", "hxtorch", Dialects.HXTORCH, TimeUnit.MILLISECONDS, 1e-3, Set.of("CubaLI", "CubaLIF", "Linear"));

    public static final Writer JAXSNN =
            new Writer("jaxsnn", "jaxsnn", Dialects.EXACT, TimeUnit.MILLISECONDS, 1, Set.of("CubaLIF", "Linear"));

    /// The script in NIR's documentation that reads what lava-dl saved: decays become time constants, with
    /// `r = tau_mem/dt` and `w_in = tau_syn/dt`.
    public static final Writer LAVA_DL = new Writer(
                    "lava-dl",
                    "lava-dl",
                    Dialects.LAVA,
                    TimeUnit.SECONDS,
                    1e-4,
                    Set.of("Affine", "Conv2d", "CubaLIF", "Flatten", "Linear"))
            .folds(StepInResistance.TAU_OVER_STEP);

    /// Not an exporter: somebody's own code, mostly with NIR's Python package, or a tool that is not in this list.
    public static final Writer OTHER = new Writer(
            "",
            "by hand or by another tool",
            Dialects.NIR,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            List.of(),
            Optional.empty());

    public Writer {
        types = Set.copyOf(types);
        gains = List.copyOf(gains);
    }

    private Writer(String name, String label, Dialect dialect, TimeUnit unit, double step, Set<String> types) {
        this(name, label, dialect, Optional.of(unit), Optional.of(step), types, List.of(), Optional.empty());
    }

    private Writer folds(StepInResistance... forms) {
        return new Writer(name, label, dialect, unit, step, types, List.of(forms), unsaid);
    }

    private Writer leavesUnsaid(String sentence) {
        return new Writer(name, label, dialect, unit, step, types, gains, Optional.of(sentence));
    }

    /// The frameworks.
    public static List<Writer> frameworks() {
        return all().stream().filter(Writer::isFramework).toList();
    }

    /// All of them.
    public static List<Writer> all() {
        return List.of(SNNTORCH, NORSE, SINABS, ROCKPOOL, SPYX, SPIKINGJELLY, HXTORCH, JAXSNN, LAVA_DL, OTHER);
    }

    /// Whether it is a framework.
    public boolean isFramework() {
        return !types.isEmpty();
    }

    /// Whether a common ratio of tau and `r` can be a step: in hxtorch's files it is the capacitance.
    boolean foldsStepIntoResistance() {
        return !equals(HXTORCH);
    }

    /// What computes a file that it wrote, as far as that is sure.
    ///
    /// Norse's cells and what its importer makes of their file part where a cell resets elsewhere than to 0, and in
    /// CubaLIF, whose input the importer scales. There a file that is surely Norse's own means its cells;
    /// everywhere else `norse`, which is what Norse computes whoever wrote the file.
    Dialect dialect(Clues clues, boolean isSure) {
        return equals(NORSE) && !(isSure && NeuronClues.cellsPartFromImporter(clues)) ? Dialects.NORSE : dialect;
    }

    /// Whether its exporter ever writes nodes of this type.
    boolean writes(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
