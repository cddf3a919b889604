package io.nir4j.dsl;

import io.nir4j.model.Field;
import io.nir4j.model.Schema;
import java.util.stream.Collectors;

/// Shows how texts write nodes of some kind.
public final class SnnExample {
    private static final String SIZE = "[10]";

    private SnnExample() {}

    /// A definition of such a node, with every field that it needs: `layer = Scale[10](scale = 1)`.
    ///
    /// It can be parsed as it is: nothing in it depends on neighbours.
    public static String of(Schema<?> schema) {
        return schema.fields().stream()
                .filter(field -> field.access().needed())
                .map(field -> field.name() + " = " + value(field))
                .collect(Collectors.joining(
                        ", ", "layer = " + schema.type() + (schema.isElementwise() ? SIZE : "") + "(", ")"));
    }

    /// How a text may set `field`.
    public static String value(Field<?, ?> field) {
        if (!field.example().isEmpty()) {
            return field.example();
        }
        if (!field.holdsNumbers()) {
            return "1";
        }
        return switch (field.unit()) {
            case SECOND -> "10 ms";
            case OHM -> "1 Ohm";
            case VOLT -> "0 V";
            case NONE -> "1";
        };
    }
}
