package io.nir4j.dsl.value;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives what was computed the type and the shape that its place asks for.
final class Placement {
    private static final Shape ENTRY = Shape.SCALAR;
    private static final int BYTES_PER_ENTRY = 64;

    private final Context context;

    Placement(Context context) {
        this.context = context;
    }

    /// @throws InvalidNetwork without a place where that is the place of `computed`
    Value value(Computed computed, Target target) {
        return switch (computed) {
            case Words words -> words.toValue();
            case Group group -> tree(group);
            case Quantity quantity -> new Value.Numbers(tensor(quantity, target));
        };
    }

    private Value.Tree tree(Group group) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<Diagnostic> found = new ArrayList<>();
        group.entries().forEach((name, entry) -> {
            try {
                context.budget().takeArray(ENTRY, BYTES_PER_ENTRY);
                Target target = Target.untyped(name);
                values.put(name, context.faults().placed(entry.span(), () -> value(entry.value(), target)));
            } catch (InvalidNetwork fault) {
                found.addAll(fault.diagnostics());
            }
        });
        if (!found.isEmpty()) {
            throw new InvalidNetwork(found);
        }
        return new Value.Tree(values);
    }

    private Tensor tensor(Quantity quantity, Target target) {
        checkDimension(quantity.dimension(), Dimension.of(target.unit()), target.label());
        Shape shape = quantity.shape().orElse(target.layer());
        DType dtype = quantity.dtype().or(target::standard).orElse(quantity.natural());
        if (quantity.elements() instanceof TensorElements(var tensor)
                && tensor.dtype() == dtype
                && tensor.shape().equals(shape)) {
            return tensor;
        }
        context.budget().takeArray(shape, dtype.bytes());
        return Cells.fill(dtype, shape, quantity.elements());
    }

    /// A pure number is taken as NIR has it.
    static void checkDimension(Dimension found, Dimension wanted, String label) {
        if (!found.isNone() && !found.equals(wanted)) {
            String message = wanted.isNone()
                    ? label + " has no unit, found " + found
                    : label + " is measured in " + wanted + ", not in " + found;
            throw Diagnostic.of(Code.WRONG_UNIT, message).asException();
        }
    }
}
