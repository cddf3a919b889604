package io.nir4j.dialects.diff;

import io.nir4j.model.Affine;
import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Linear;
import io.nir4j.model.Node;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/// What is in a node, without its name, as one number: equal for what means the same however it is written.
final class Content {
    /// With so many different numbers a node is not like another by chance.
    private static final int TELLING = 8;

    private Content() {}

    /// Type and parameters exactly as they are written.
    static long exact(Node node) {
        if (node instanceof Graph graph) {
            return Hash.join(Hash.of(Graph.TYPE), Network.of(graph).summary(Content::exact));
        }
        return Hash.join(Hash.of(node.type()), of(new Value.Tree(Fields.of(node)), true));
    }

    /// Type and parameters. A parameter left out counts as what that means, one number as as many as are needed,
    /// and an Affine whose bias is zero as Linear.
    static long meaning(Node node) {
        if (node instanceof Graph graph) {
            return Hash.join(Hash.of(Graph.TYPE), Network.of(graph).summary(Content::meaning));
        }
        boolean hasNoBias = node instanceof Affine affine && Numbers.isZero(affine.bias());
        long hash = Hash.of(hasNoBias ? Linear.SCHEMA.type() : node.type());
        for (Map.Entry<String, Value> field : Fields.of(node).entrySet()) {
            if (!(hasNoBias && field.getKey().equals("bias"))) {
                hash += meaning(field.getKey(), field.getValue(), Fields.row(node, field.getKey()));
            }
        }
        return Hash.spread(hash);
    }

    private static long meaning(String name, Value value, Optional<Field<?, ?>> row) {
        Optional<Double> filling =
                value instanceof Value.Numbers(var tensor) ? Numbers.filling(tensor) : Optional.empty();
        if (row.isPresent()
                && (Fields.isDerived(row.get())
                        || (filling.isPresent() && filling.equals(row.get().absent())))) {
            return 0;
        }
        if (filling.isPresent() && row.map(Fields::broadcasts).orElse(false)) {
            return Hash.join(Hash.of(name), bits(filling.get()));
        }
        return Hash.join(Hash.of(name), of(value, false));
    }

    /// A value exactly as it is.
    static long of(Value value) {
        return of(value, true);
    }

    private static long of(Value value, boolean typed) {
        return switch (value) {
            case Value.Text(var text) -> Hash.of(text);
            case Value.Texts(var shape, var texts) -> Hash.join(shape.hashCode(), Hash.of(String.join("\0", texts)));
            case Value.Numbers(var tensor) ->
                typed ? Hash.join(Hash.of(tensor.dtype().label()), of(tensor)) : of(tensor);
            case Value.Tree(var entries) -> {
                long hash = entries.size();
                for (Map.Entry<String, Value> entry : entries.entrySet()) {
                    hash += Hash.join(Hash.of(entry.getKey()), of(entry.getValue(), typed));
                }
                yield Hash.spread(hash);
            }
        };
    }

    private static long of(Tensor tensor) {
        long hash = tensor.shape().hashCode();
        for (long i = 0; i < tensor.elements(); i++) {
            hash = Hash.join(hash, bits(tensor.getDouble(i)));
        }
        return hash;
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value == 0 ? 0.0 : value);
    }

    /// Type and the shapes of all parameters.
    static long shapes(Node node) {
        if (node instanceof Graph graph) {
            return Hash.join(Hash.of(Graph.TYPE), graph.nodes().size());
        }
        long hash = Hash.of(node.type());
        for (Map.Entry<String, Value> field : Fields.of(node).entrySet()) {
            long shape = field.getValue() instanceof Value.Numbers(var tensor)
                    ? Fields.isShape(field.getKey())
                            ? of(tensor)
                            : tensor.shape().hashCode()
                    : 0;
            hash += Hash.join(Hash.of(field.getKey()), shape);
        }
        return Hash.spread(hash);
    }

    /// Whether its parameters are such that another node would not have them by chance.
    static boolean isTelling(Node node) {
        if (node instanceof Graph graph) {
            return graph.nodes().values().stream().anyMatch(Content::isTelling);
        }
        return Fields.of(node).values().stream()
                .anyMatch(value -> value instanceof Value.Numbers(var tensor)
                        && tensor.elements() >= TELLING
                        && Numbers.filling(tensor).isEmpty());
    }
}
