package io.nir4j.dsl.value;

import io.nir4j.model.tensor.DType;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a text spells the types of numbers.
public final class NumberTypes {
    private static final Map<String, DType> BY_NAME = new LinkedHashMap<>();

    static {
        Arrays.stream(DType.values()).forEach(type -> BY_NAME.put(nameOf(type), type));
    }

    private NumberTypes() {}

    /// The type called `f32`.
    public static Optional<DType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// `f32`.
    public static String nameOf(DType type) {
        return switch (type) {
            case BOOL -> "bool";
            case I8 -> "i8";
            case I16 -> "i16";
            case I32 -> "i32";
            case I64 -> "i64";
            case U8 -> "u8";
            case F16 -> "f16";
            case F32 -> "f32";
            case F64 -> "f64";
        };
    }

    /// All names.
    public static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }
}
