package io.nir4j.model.check;

import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Unit;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;

/// Checks the numbers in the parameters against their schema rows.
final class Values {
    private final String name;
    private final Node node;
    private final long largest;
    private final Findings findings;

    private Values(String name, Node node, long largest, Findings findings) {
        this.name = name;
        this.node = node;
        this.largest = largest;
        this.findings = findings;
    }

    /// All parameters of at most `largest` elements, inside nested graphs too.
    static void check(Graph graph, long largest, Findings findings) {
        graph.nodes()
                .forEach((name, node) -> Node.schema(node.type())
                        .filter(schema -> schema.node().isInstance(node))
                        .ifPresent(schema -> new Values(name, node, largest, findings).rows(schema)));
        Nested.check(graph, findings, (nested, inside) -> check(nested, largest, inside));
    }

    private <N extends Node> void rows(Schema<N> schema) {
        N typed = schema.node().cast(node);
        for (Field<N, ?> field : schema.fields()) {
            if (field.valueOf(typed).orElse(null) instanceof Value.Numbers(var tensor)
                    && tensor.elements() <= largest) {
                row(field, tensor);
            }
        }
    }

    private void row(Field<?, ?> field, Tensor values) {
        // Written so that NaN is no fault here: that is reported once, below.
        switch (field.range()) {
            case POSITIVE -> range(field, values, Code.NOT_POSITIVE, "must be positive", value -> value <= 0);
            case NOT_NEGATIVE -> range(field, values, Code.NEGATIVE, "must not be negative", value -> value < 0);
            case ANY -> {}
        }
        if (values.dtype().isFloating()) {
            Faults.in(values, value -> !Double.isFinite(value))
                    .ifPresent(faults ->
                            report(field, Code.NOT_FINITE, faults.describe(values, "should be finite", Unit.NONE)));
        }
    }

    private void range(Field<?, ?> field, Tensor values, Code code, String rule, DoublePredicate breaks) {
        Faults.in(values, breaks).ifPresent(faults -> report(field, code, faults.describe(values, rule, field.unit())));
    }

    private void report(Field<?, ?> field, Code code, String message) {
        findings.add(Diagnostic.of(code, node.type() + " '" + name + "': " + field.name() + " " + message)
                .at(Place.node(name).withField(field.name())));
    }

    /// How many elements break a rule, and where the first is in row-major order.
    private record Faults(long count, long first) {

        static Optional<Faults> in(Tensor values, DoublePredicate breaks) {
            long count = 0;
            long first = -1;
            long elements = values.elements();
            for (long i = 0; i < elements; i++) {
                if (breaks.test(values.getDouble(i))) {
                    first = count == 0 ? i : first;
                    count++;
                }
            }
            return count == 0 ? Optional.empty() : Optional.of(new Faults(count, first));
        }

        String describe(Tensor values, String rule, Unit unit) {
            String value = values.getDouble(first) + (unit.symbol().isEmpty() ? "" : " " + unit.symbol());
            if (values.elements() == 1) {
                return "is " + value + ", but " + rule;
            }
            return rule + ", but " + count + " of " + values.elements()
                    + (count == 1 ? " is not: " : " are not: first ") + Arrays.toString(position(values.shape()))
                    + " = " + value;
        }

        private long[] position(Shape shape) {
            long[] position = new long[shape.rank()];
            long rest = first;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                position[axis] = rest % shape.dim(axis);
                rest /= shape.dim(axis);
            }
            return position;
        }
    }
}
