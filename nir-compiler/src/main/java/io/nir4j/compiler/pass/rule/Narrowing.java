package io.nir4j.compiler.pass.rule;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.GraphRule;
import io.nir4j.compiler.pass.rewrite.Level;
import io.nir4j.compiler.pass.rewrite.Network;
import io.nir4j.compiler.pass.rewrite.Options;
import io.nir4j.compiler.pass.rewrite.Rewrite;
import io.nir4j.compiler.pass.rewrite.Rule.Validity;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Parameters in a smaller type, each array with how far its numbers moved.
///
/// An array with a number that would become infinite stays as it is, and that is said.
public final class Narrowing {
    /// The name of the option that says the type.
    public static final String TO = "to";

    /// Floating-point arrays that are wider.
    public static final GraphRule NARROW_TYPE = new GraphRule(
            "narrow-type",
            "p = round(p)",
            Exactness.ROUNDING,
            Validity.ALWAYS,
            (level, options) -> narrowed(level, target(options)));

    private Narrowing() {}

    /// The type that the options name; float32 unless they name one.
    public static DType target(Options options) {
        return options.get(TO).flatMap(DType::named).orElse(DType.F32);
    }

    private static Stream<Rewrite> narrowed(Level level, DType target) {
        Graph graph = level.graph();
        GraphBuilder narrower = graph.edit();
        List<String> says = new ArrayList<>();
        graph.nodes()
                .forEach((name, node) -> Node.schema(node.type())
                        .filter(schema -> schema.node().isInstance(node))
                        .flatMap(schema -> narrowed(name, node, schema, target, says))
                        .ifPresent(other -> narrower.replace(name, other)));
        return says.isEmpty() ? Stream.empty() : Stream.of(Rewrite.of(narrower.build(), String.join("; ", says)));
    }

    private static Optional<Node> narrowed(String name, Node node, Schema<?> schema, DType target, List<String> says) {
        Map<String, Value> entries = new LinkedHashMap<>(schema.write(node).entries());
        int before = says.size();
        for (Field<?, ?> field : schema.fields()) {
            if (entries.get(field.name()) instanceof Value.Numbers(var wide) && isWider(field, wide, target)) {
                Tensor narrow = wide.cast(target);
                if (!overflows(wide, narrow)) {
                    entries.put(field.name(), new Value.Numbers(narrow));
                    says.add(name + "." + field.name() + " to " + target.label() + ", " + moved(wide, narrow));
                }
            }
        }
        return says.size() > before ? Optional.of(schema.make().apply(new Value.Tree(entries))) : Optional.empty();
    }

    private static boolean isWider(Field<?, ?> field, Tensor tensor, DType target) {
        return field.holdsNumbers()
                && tensor.dtype().isFloating()
                && tensor.dtype().bytes() > target.bytes();
    }

    private static boolean overflows(Tensor wide, Tensor narrow) {
        for (long i = 0; i < wide.elements(); i++) {
            if (Double.isInfinite(narrow.getDouble(i)) && !Double.isInfinite(wide.getDouble(i))) {
                return true;
            }
        }
        return false;
    }

    /// `up to 1.2e-08 off`, `exactly`; and how many became zero.
    private static String moved(Tensor wide, Tensor narrow) {
        double furthest = 0;
        long zeros = 0;
        for (long i = 0; i < wide.elements(); i++) {
            double was = wide.getDouble(i);
            double is = narrow.getDouble(i);
            furthest = Double.isFinite(was) ? Math.max(furthest, Math.abs(is - was)) : furthest;
            zeros += is == 0 && was != 0 ? 1 : 0;
        }
        String lost = zeros == 0 ? "" : ", " + zeros + " became 0";
        return (furthest == 0 ? "exactly" : String.format(Locale.ROOT, "up to %.2g off", furthest)) + lost;
    }

    /// What is still wider than the type, because it does not fit.
    public static List<Diagnostic> leftWide(Network network, Options options) {
        DType target = target(options);
        List<Diagnostic> findings = new ArrayList<>();
        for (Level level : network.levels()) {
            level.graph()
                    .nodes()
                    .forEach((name, node) -> Node.schema(node.type())
                            .filter(schema -> schema.node().isInstance(node))
                            .ifPresent(schema -> leftWide(level.full(name), node, schema, target, findings)));
        }
        return findings;
    }

    private static void leftWide(String name, Node node, Schema<?> schema, DType target, List<Diagnostic> findings) {
        Map<String, Value> entries = schema.write(node).entries();
        for (Field<?, ?> field : schema.fields()) {
            if (entries.get(field.name()) instanceof Value.Numbers(var wide) && isWider(field, wide, target)) {
                findings.add(Diagnostic.of(
                                Code.NOT_NARROWED,
                                field.name() + " of " + node.type() + " '" + name + "' stays "
                                        + wide.dtype().label() + ": it holds numbers too large for "
                                        + target.label())
                        .at(Place.node(name).withField(field.name())));
            }
        }
    }
}
