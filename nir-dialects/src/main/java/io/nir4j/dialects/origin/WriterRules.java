package io.nir4j.dialects.origin;

import static io.nir4j.dialects.origin.Writer.HXTORCH;
import static io.nir4j.dialects.origin.Writer.JAXSNN;
import static io.nir4j.dialects.origin.Writer.LAVA_DL;
import static io.nir4j.dialects.origin.Writer.NORSE;
import static io.nir4j.dialects.origin.Writer.OTHER;
import static io.nir4j.dialects.origin.Writer.ROCKPOOL;
import static io.nir4j.dialects.origin.Writer.SINABS;
import static io.nir4j.dialects.origin.Writer.SNNTORCH;
import static io.nir4j.dialects.origin.Writer.SPIKINGJELLY;
import static io.nir4j.dialects.origin.Writer.SPYX;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The habits of exporters: which finding makes whom likelier, and by how much (see [Rule]).
///
/// Sources: snntorch/export_nir.py; norse/torch/utils/export_nir.py; nirtorch/to_nir.py, torch_tracer.py;
/// sinabs/nir.py; rockpool/nn/modules/torch/nir.py; src/spyx/nir.py;
/// spikingjelly/activation_based/nir_exchange/to_nir.py; hxtorch's and jaxsnn's NIR modules; NIR's
/// docs/source/examples/lava/lava_to_nir.py; nir/ir/graph.py (`from_list`); files of the NIR paper.
final class WriterRules {
    private WriterRules() {}

    private static final List<Rule<Writer>> NAMES = List.of(
            rule("place-and-class", NameClues::placeAndClass).gives(8, ROCKPOOL),
            rule("listed-names", NameClues::listed)
                    .gives(5, OTHER)
                    .gives(-3, SNNTORCH, NORSE, SINABS, ROCKPOOL, SPYX, SPIKINGJELLY, HXTORCH, JAXSNN, LAVA_DL),
            rule("sequential-names", NameClues::sequential)
                    .gives(2, SNNTORCH, SINABS, HXTORCH, LAVA_DL)
                    .gives(1, NORSE)
                    .gives(-1, OTHER)
                    .gives(-4, ROCKPOOL)
                    .gives(-5, SPIKINGJELLY, SPYX),
            rule("traced-names", NameClues::traced)
                    .gives(5, NORSE, SPIKINGJELLY)
                    .gives(-3, OTHER)
                    .gives(-4, SNNTORCH, SINABS, ROCKPOOL, SPYX, HXTORCH, JAXSNN, LAVA_DL),
            rule("counted-layers", NameClues::layers).gives(6, SPYX),
            rule("numbered-ports", NameClues::numberedPorts)
                    .gives(6, HXTORCH)
                    .gives(-5, SNNTORCH, NORSE, SINABS, ROCKPOOL, SPYX, SPIKINGJELLY, LAVA_DL),
            rule("other-input", NameClues::otherInput)
                    .gives(2, NORSE, SPIKINGJELLY)
                    .gives(1, OTHER)
                    .gives(-5, SNNTORCH, SINABS, ROCKPOOL, SPYX, LAVA_DL),
            rule("plain-input", NameClues::plainInput).gives(-1, NORSE, SPIKINGJELLY),
            rule("other-output", NameClues::otherOutput)
                    .gives(2, OTHER)
                    .gives(-4, SNNTORCH, NORSE, SINABS, ROCKPOOL, SPYX, SPIKINGJELLY, LAVA_DL),
            rule("module-paths", NameClues::paths)
                    .gives(2, SNNTORCH, SINABS)
                    .gives(-3, NORSE, SPIKINGJELLY, SPYX, HXTORCH, LAVA_DL),
            rule("recurrent-pair", NameClues::recurrentPair)
                    .gives(5, SNNTORCH)
                    .gives(-2, NORSE, SPIKINGJELLY, OTHER, LAVA_DL),
            rule("nested-pair", NameClues::nestedPair).gives(7, SPYX));

    private static final List<Rule<Writer>> STRUCTURE = List.of(
            rule("foreign-type", StructureClues::foreignType).gives(3, OTHER),
            rule("integrator-and-threshold", StructureClues::integratorAndThreshold)
                    .gives(6, SPYX),
            rule("cuba-readout", StructureClues::cubaReadout).gives(3, HXTORCH),
            rule("input-through-weights", StructureClues::inputThroughWeights).gives(5, SPYX),
            rule("zero-biases", StructureClues::zeroBiases).gives(3, SINABS),
            rule("batch-in-ports", StructureClues::batchInPorts)
                    .gives(4, ROCKPOOL)
                    .gives(2, SNNTORCH, SINABS)
                    .gives(-2, NORSE, OTHER)
                    .gives(-4, SPIKINGJELLY, SPYX, LAVA_DL),
            rule("flatten-of-nothing", StructureClues::flattenOfNothing).gives(6, SINABS),
            rule("pool-with-pair", StructureClues::poolWithPair)
                    .gives(4, SNNTORCH)
                    .gives(-2, SPIKINGJELLY),
            rule("pool-of-integers", StructureClues::poolOfIntegers)
                    .gives(3, SPIKINGJELLY)
                    .gives(-2, SNNTORCH),
            rule("early-version", StructureClues::early).gives(-6, SPIKINGJELLY),
            rule("quantised", MetadataClues::quantised).gives(4, OTHER));

    private static final List<Rule<Writer>> PARAMETERS = List.of(
            rule("ratio-of-usual-step", NeuronClues::ratioOfUsualStep)
                    .gives(10, SNNTORCH)
                    .gives(6, SPIKINGJELLY)
                    .gives(-8, NORSE, SINABS, ROCKPOOL, SPYX, JAXSNN)
                    .gives(-4, HXTORCH)
                    .gives(5, LAVA_DL),
            rule("one-ratio-of-usual-step", NeuronClues::oneRatioOfUsualStep)
                    .gives(7, SNNTORCH)
                    .gives(5, SPIKINGJELLY)
                    .gives(-8, NORSE, SINABS, SPYX, JAXSNN)
                    .gives(-4, ROCKPOOL, HXTORCH)
                    .gives(3, LAVA_DL),
            rule("ratio-of-several", NeuronClues::ratioOfSeveral)
                    .gives(6, SNNTORCH)
                    .gives(5, SPIKINGJELLY)
                    .gives(2, HXTORCH)
                    .gives(-8, NORSE, SINABS, ROCKPOOL, SPYX, JAXSNN)
                    .gives(3, LAVA_DL),
            rule("one-ratio", NeuronClues::oneRatio)
                    .gives(2, SNNTORCH)
                    .gives(1, SPIKINGJELLY, HXTORCH, LAVA_DL)
                    .gives(-8, NORSE, SINABS, JAXSNN)
                    .gives(-4, ROCKPOOL, SPYX),
            rule("decayed", NeuronClues::decayed)
                    .gives(9, ROCKPOOL)
                    .gives(-8, SNNTORCH, NORSE, SINABS, SPYX, SPIKINGJELLY, JAXSNN, LAVA_DL),
            rule("remaining", NeuronClues::remaining)
                    .gives(9, SPYX)
                    .gives(-8, SNNTORCH, NORSE, SINABS, ROCKPOOL, SPIKINGJELLY, JAXSNN, LAVA_DL),
            rule("unit-resistance", NeuronClues::unitResistance)
                    .gives(2, NORSE, SINABS, SPIKINGJELLY, JAXSNN)
                    .gives(1, OTHER)
                    .gives(-8, SNNTORCH, ROCKPOOL, LAVA_DL),
            rule("unit-resistance-of-spiking", NeuronClues::unitResistanceOfSpiking)
                    .gives(-8, SPYX),
            rule("free-resistance", NeuronClues::freeResistance)
                    .gives(2, OTHER)
                    .gives(-6, SNNTORCH, NORSE, SINABS, ROCKPOOL, SPYX, SPIKINGJELLY, JAXSNN, LAVA_DL)
                    .gives(-1, HXTORCH),
            rule("synapse-ratio", NeuronClues::synapseRatio)
                    .gives(4, SNNTORCH, LAVA_DL)
                    .gives(-4, NORSE, ROCKPOOL, SPYX, JAXSNN),
            rule("unit-synapse", NeuronClues::unitSynapse).gives(-4, SNNTORCH, LAVA_DL),
            rule("free-synapse", NeuronClues::freeSynapse)
                    .gives(1, OTHER)
                    .gives(-5, SNNTORCH, NORSE, ROCKPOOL, SPYX, SPIKINGJELLY, HXTORCH, JAXSNN, LAVA_DL),
            rule("counting-integrator", NeuronClues::countingIntegrator)
                    .gives(1, NORSE, SINABS, SPYX, OTHER)
                    .gives(-8, SPIKINGJELLY),
            rule("integrator-of-usual-step", NeuronClues::integratorOfUsualStep)
                    .gives(8, SPIKINGJELLY)
                    .gives(-8, NORSE, SINABS, SPYX),
            rule("integrator-of-other-step", NeuronClues::integratorOfOtherStep)
                    .gives(4, SPIKINGJELLY)
                    .gives(-8, NORSE, SINABS, SPYX),
            rule("leak-potential", NeuronClues::leakPotential).gives(-8, SNNTORCH, SINABS, ROCKPOOL, SPYX, LAVA_DL),
            rule("reset-potential", NeuronClues::resetPotential)
                    .gives(-8, SNNTORCH, SINABS, ROCKPOOL, SPYX, JAXSNN, LAVA_DL),
            rule("leak-other-than-reset", NeuronClues::leakOtherThanReset).gives(-6, SPIKINGJELLY),
            rule("no-reset", NeuronClues::noReset).gives(-6, SPIKINGJELLY),
            rule("float64", NeuronClues::doubles)
                    .gives(3, SPIKINGJELLY)
                    .gives(2, OTHER)
                    .gives(-3, ROCKPOOL)
                    .gives(-4, NORSE, SINABS),
            rule("float32", NeuronClues::floats).gives(-4, SPIKINGJELLY),
            rule("uneven-taus", NeuronClues::unevenTaus).gives(-8, SPIKINGJELLY).gives(-4, HXTORCH),
            rule("uneven-thresholds", NeuronClues::unevenThresholds)
                    .gives(-8, SPIKINGJELLY)
                    .gives(-2, SNNTORCH, HXTORCH),
            rule("short-times", NeuronClues::shortTimes)
                    .gives(1, NORSE)
                    .gives(-5, JAXSNN)
                    .gives(-8, SINABS),
            rule("long-times", NeuronClues::longTimes)
                    .gives(2, SINABS, JAXSNN)
                    .gives(1, HXTORCH)
                    .gives(-2, SNNTORCH)
                    .gives(-3, SPIKINGJELLY)
                    .gives(-4, ROCKPOOL, LAVA_DL)
                    .gives(-5, NORSE));

    private static Rule<Writer> rule(String name, Function<Clues, Optional<String>> finds) {
        return Rule.of(name, finds);
    }

    /// All rules: those above, and for each framework what it never writes and whether the metadata names it.
    static List<Rule<Writer>> all() {
        List<Rule<Writer>> rules = new ArrayList<>();
        rules.addAll(NAMES);
        rules.addAll(STRUCTURE);
        rules.addAll(PARAMETERS);
        Writer.all().stream().filter(Writer::isFramework).forEach(writer -> {
            rules.add(rule("unwritten", clues -> StructureClues.unwritten(clues, writer))
                    .gives(-5, writer));
            rules.add(rule("named-in-metadata", clues -> MetadataClues.names(clues, writer))
                    .gives(6, writer));
        });
        return List.copyOf(rules);
    }
}
