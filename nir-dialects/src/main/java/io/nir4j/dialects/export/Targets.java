package io.nir4j.dialects.export;

import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Requirement;
import io.nir4j.model.tensor.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The frameworks that nir4j writes networks for.
public final class Targets {
    private static final double SECONDS = 1;
    private static final double MILLISECONDS = 1e-3;
    private static final double STEPS = 0;

    private static final String LAVA_READS =
            "its reader for Lava's processes takes LIF and Affine, that for Lava-DL more";

    private Targets() {}

    /// Norse, through NIRTorch. It reads Linear, AvgPool2d and Conv1d by NIRTorch's own map.
    public static final Target NORSE = new Target(
            "norse",
            "Norse",
            Dialects.NORSE,
            SECONDS,
            DType.F32,
            Map.of(),
            Set.of(),
            Target.traits(Trait.FLATTEN_COUNTS_BATCH, Trait.MODULE_NAMES, Trait.OUTPUT_OF_ONE, Trait.SUMS_UNPADDED),
            "norse.torch.from_nir(nir.read(\"FILE\"), dt=DT)",
            "run: Norse 1.1.0, NIRTorch 2.06");

    /// snnTorch, through NIRTorch. Its reader computes with the parameters in their own type, so float64 rounds once.
    public static final Target SNNTORCH = new Target(
            "snntorch",
            "snnTorch",
            Dialects.SNNTORCH_IMPORT,
            SECONDS,
            DType.F64,
            Map.of(),
            Set.of(),
            Target.traits(
                    Trait.FLATTEN_COUNTS_BATCH,
                    Trait.MODULE_NAMES,
                    Trait.OUTPUT_OF_ONE,
                    Trait.LOOPS_OF_THREE,
                    Trait.SUMS_UNPADDED),
            "snntorch.import_nir.import_from_nir(nir.read(\"FILE\"))",
            "run: snnTorch 0.9.4, NIRTorch 2.06");

    /// sinabs, whose time constants count steps.
    public static final Target SINABS = new Target(
            "sinabs",
            "Sinabs",
            Dialects.SINABS_NATIVE,
            STEPS,
            DType.F32,
            Map.of("Conv1d", "its reader takes weights for tensors that are arrays"),
            Set.of(),
            Target.traits(Trait.MODULE_NAMES, Trait.OUTPUT_OF_ONE, Trait.SUMS_UNPADDED),
            "sinabs.nir.from_nir(nir.read(\"FILE\"), batch_size=1)",
            "sources of the reader: sinabs/nir.py");

    /// Rockpool. Its reader takes the step from the file: the shortest tau_mem/(1 + r) there.
    public static final Target ROCKPOOL = new Target(
            "rockpool",
            "Rockpool",
            Dialects.ROCKPOOL_NATIVE,
            SECONDS,
            DType.F32,
            Map.of(
                    "LIF", "its reader looks for a field tau_mem, which LIF does not have",
                    "LI", "its reader cuts the time constant down to whole seconds"),
            Set.of(),
            Target.traits(Trait.NO_LOOPS, Trait.STEP_FROM_RESISTANCE),
            "rockpool.nn.modules.from_nir(nir.read(\"FILE\"))",
            "sources of the reader: rockpool/nn/modules/torch/nir.py");

    /// Spyx, with a step of 1.
    public static final Target SPYX = new Target(
            "spyx",
            "Spyx",
            Dialects.SPYX_NATIVE,
            STEPS,
            DType.F32,
            Map.of(),
            Set.of(),
            Target.traits(Trait.PORT_NAMES, Trait.CHAIN, Trait.NO_LOOPS, Trait.SUMS_UNPADDED, Trait.UNGROUPED),
            "spyx.nir.from_nir(nir.read(\"FILE\"), data, dt=1)",
            "sources of the reader: src/spyx/nir.py");

    /// SpikingJelly, whose step is 0.1 ms.
    public static final Target SPIKINGJELLY = new Target(
            "spikingjelly",
            "SpikingJelly",
            Dialects.SPIKINGJELLY,
            SECONDS,
            DType.F64,
            Map.of(),
            Set.of(),
            Target.traits(Trait.MODULE_NAMES, Trait.OUTPUT_OF_ONE),
            "spikingjelly.activation_based.nir_exchange.import_from_nir(nir.read(\"FILE\"), dt=1e-4)",
            "sources of the reader: spikingjelly/activation_based/nir_exchange/from_nir.py");

    /// hxtorch, which counts in milliseconds and wants layers of neurons that are alike.
    ///
    /// It reads neither w_in nor the r of CubaLI; both are written as 1, which is what it computes with.
    public static final Target HXTORCH = new Target(
            "hxtorch",
            "hxtorch",
            Dialects.HXTORCH,
            MILLISECONDS,
            DType.F32,
            Map.of(),
            Set.of(Requirement.ALIKE),
            Target.traits(Trait.MODULE_NAMES, Trait.CHAIN, Trait.EDGES_IN_ORDER, Trait.NO_LOOPS),
            "hxtorch.spiking.from_nir(nir.read(\"FILE\"), hxtorch.spiking.ConversionConfig(dt=DT))",
            "sources of the reader: hxtorch/spiking/utils/from_nir.py");

    /// Lava's LIF process in floating point, by the script of the NIR paper.
    public static final Target LAVA = new Target(
            "lava",
            "Lava",
            Dialects.LAVA,
            SECONDS,
            DType.F32,
            Map.of(
                    "Conv2d", LAVA_READS,
                    "CubaLIF", LAVA_READS,
                    "Flatten", LAVA_READS,
                    "IF", LAVA_READS,
                    "Linear", LAVA_READS,
                    "SumPool2d", LAVA_READS),
            Set.of(),
            Target.traits(Trait.CHAIN, Trait.SINGLE_NEURONS),
            "nir_to_lava.import_from_nir_to_lava(nir.read(\"FILE\"),"
                    + " nir_to_lava.ImportConfig(dt=1e-4, fixed_pt=False))",
            "sources of the reader: paper/nir_to_lava.py of NIR; a trace of the NIR paper");

    /// SpiNNaker2, integrated forward and reset to zero.
    public static final Target SPINNAKER2 = new Target(
            "spinnaker2",
            "SpiNNaker2",
            Dialects.SPINNAKER2,
            SECONDS,
            DType.F32,
            Map.of(),
            Set.of(),
            Target.traits(Trait.SUMS_UNPADDED),
            "s2_nir.from_nir(nir.read(\"FILE\"), s2_nir.ConversionConfig(dt=DT, conn_delay=0, scale_weights=False,"
                    + " reset=s2_nir.ResetMethod.ZERO, integrator=s2_nir.IntegratorMethod.FORWARD))",
            "sources of the reader: s2_nir of py-spinnaker2; scripts and a trace of the NIR paper");

    /// All of them.
    public static List<Target> all() {
        return List.of(NORSE, SNNTORCH, SINABS, ROCKPOOL, SPYX, SPIKINGJELLY, HXTORCH, LAVA, SPINNAKER2);
    }

    /// Their names.
    public static List<String> names() {
        return all().stream().map(Target::name).toList();
    }

    /// The target of this name, if there is one.
    public static Optional<Target> find(String name) {
        return all().stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
