package io.nir4j.compiler.pass;

import io.nir4j.compiler.pass.Pass.Option;
import io.nir4j.compiler.pass.rewrite.Rule;
import io.nir4j.compiler.pass.rule.Averages;
import io.nir4j.compiler.pass.rule.Biases;
import io.nir4j.compiler.pass.rule.Constants;
import io.nir4j.compiler.pass.rule.DeadNodes;
import io.nir4j.compiler.pass.rule.DuplicateEdges;
import io.nir4j.compiler.pass.rule.EqualNodes;
import io.nir4j.compiler.pass.rule.Gains;
import io.nir4j.compiler.pass.rule.Identities;
import io.nir4j.compiler.pass.rule.Leaks;
import io.nir4j.compiler.pass.rule.MatrixChains;
import io.nir4j.compiler.pass.rule.Narrowing;
import io.nir4j.compiler.pass.rule.NestedGraphs;
import io.nir4j.compiler.pass.rule.Outlining;
import io.nir4j.compiler.pass.rule.PoolIntoConvolution;
import io.nir4j.compiler.pass.rule.PoolIntoMatrix;
import io.nir4j.compiler.pass.rule.ScaleChains;
import io.nir4j.compiler.pass.rule.Silence;
import io.nir4j.compiler.pass.rule.Thresholds;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The table of all passes.
public final class Passes {
    private static final Pattern NODE_NAME = Pattern.compile("[\\w-]+");

    private static final Pass INLINE =
            Pass.of("inline", "Writes nested graphs flat", List.of(NestedGraphs.NESTED_GRAPHS));

    private static final Pass OUTLINE = new Pass(
            "outline",
            "Puts chains of nodes into nested graphs",
            List.of(Outlining.CHAIN_AS_GRAPH),
            List.of(
                    new Option(
                            Outlining.CHAIN, "types of nodes in a row, such as Affine+LIF", true, Passes::faultOfChain),
                    new Option(
                            Outlining.NAME,
                            "what the graphs are called, block unless given",
                            false,
                            text -> NODE_NAME.matcher(text).matches()
                                    ? Optional.empty()
                                    : Optional.of("is letters, digits, '-' and '_'"))),
            (network, options) -> List.of());

    private static final Pass NARROW = new Pass(
            "narrow",
            "Stores parameters in a smaller type and says how far they moved",
            List.of(Narrowing.NARROW_TYPE),
            List.of(new Option(
                    Narrowing.TO,
                    "float32 or float16; float32 unless given",
                    false,
                    text -> List.of("float32", "float16").contains(text)
                            ? Optional.empty()
                            : Optional.of("is float32 or float16"))),
            Narrowing::leftWide);

    private static final List<Pass> ALL = List.of(
            INLINE,
            OUTLINE,
            Pass.of("identities", "Drops nodes that pass on what they hear", Identities.ALL),
            Pass.of("silence", "Drops edges over which nothing ever comes", Silence.ALL),
            Pass.of("biases", "Drops biases of zero", List.of(Biases.ZERO_BIAS)),
            Pass.of("merge", "Merges nodes that compute the same", List.of(EqualNodes.EQUAL_NODES)),
            Pass.of("dce", "Drops nodes that reach no Output", List.of(DeadNodes.DEAD_NODES)),
            Pass.of("edges", "Merges edges made several times into one", List.of(DuplicateEdges.DUPLICATE_EDGES)),
            Pass.of("constants", "Computes what is the same at every step once", List.of(Constants.CONSTANT_INTO_BIAS)),
            Pass.of(
                    "fold",
                    "Puts factors and matrices in a row into one",
                    List.of(
                            ScaleChains.SCALE_OF_SCALE,
                            ScaleChains.SCALE_AFTER_WEIGHTS,
                            ScaleChains.SCALE_BEFORE_WEIGHTS,
                            MatrixChains.MATRIX_OF_MATRIX,
                            Gains.SCALE_INTO_GAIN)),
            Pass.of(
                    "gains",
                    "Puts r and w_in into the weights in front",
                    List.of(Gains.RESISTANCE_INTO_INPUT_WEIGHT, Gains.GAIN_INTO_WEIGHTS)),
            Pass.of("leaks", "Makes neurons rest at 0", List.of(Leaks.LEAK_INTO_BIAS, Leaks.LEAK_AS_ZERO)),
            Pass.of("thresholds", "Makes thresholds 1", List.of(Thresholds.UNIT_THRESHOLD)),
            Pass.of("averages", "Writes AvgPool2d as SumPool2d and Scale", List.of(Averages.AVERAGE_AS_SUM)),
            Pass.of(
                    "pools",
                    "Puts pools into the convolution or matrix behind",
                    List.of(PoolIntoConvolution.POOL_INTO_CONVOLUTION, PoolIntoMatrix.POOL_INTO_MATRIX)),
            NARROW);

    private Passes() {}

    /// All passes, in the order in which the documentation lists them.
    public static List<Pass> all() {
        return ALL;
    }

    /// The pass of this name, or a pass of the one rule of this name.
    public static Optional<Pass> find(String name) {
        return ALL.stream().filter(pass -> pass.name().equals(name)).findFirst().or(() -> ofRule(name));
    }

    private static Optional<Pass> ofRule(String name) {
        return ALL.stream()
                .flatMap(pass -> pass.rules().stream()
                        .filter(rule -> rule.name().equals(name))
                        .map(pass::only))
                .findFirst();
    }

    /// Everything that a pipeline can name: presets, passes, rules.
    static List<String> names() {
        List<String> names = new ArrayList<>();
        Stream.of(Preset.values()).map(Preset::name).forEach(names::add);
        ALL.stream().map(Pass::name).forEach(names::add);
        ALL.stream().flatMap(pass -> pass.rules().stream()).map(Rule::name).forEach(names::add);
        return names;
    }

    private static Optional<String> faultOfChain(String text) {
        List<String> known =
                new ArrayList<>(Node.schemas().stream().map(Schema::type).toList());
        known.add(Graph.TYPE);
        List<String> types = List.of(text.split("\\+", -1));
        if (types.size() < 2) {
            return Optional.of("is two types or more with '+' between them");
        }
        return types.stream()
                .filter(type -> !known.contains(type))
                .findFirst()
                .map(type -> "names types of nodes, '" + type + "' is none; "
                        + Suggestion.hint(type, known).orElse("known are " + String.join(", ", known)));
    }
}
