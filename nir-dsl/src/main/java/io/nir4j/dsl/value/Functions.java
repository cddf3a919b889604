package io.nir4j.dsl.value;

import static io.nir4j.dsl.value.Signature.Parameter.named;
import static io.nir4j.dsl.value.Signature.Parameter.needed;
import static io.nir4j.dsl.value.Signature.Parameter.optional;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The functions of the language: the one place that knows them.
public final class Functions {
    private static final Map<String, Function> ALL = new LinkedHashMap<>();

    /// What a function does with its arguments.
    @FunctionalInterface
    interface Body {
        Computed of(Arguments arguments);
    }

    /// @param body throws `InvalidNetwork`; what has no place is at the call
    record Function(Signature signature, Body body) {}

    static {
        add(arguments -> Generators.full(arguments.shape("shape"), 0), "zeros", optional("shape"));
        add(arguments -> Generators.full(arguments.shape("shape"), 1), "ones", optional("shape"));
        add(Functions::full, "full", optional("shape"), needed("value"));
        add(arguments -> Generators.eye(arguments.integer("n")), "eye", needed("n"));
        add(arguments -> arguments.as("vector", Generators::diag), "diag", needed("vector"));
        add(Generators::uniform, "uniform", optional("shape"), needed("low"), needed("high"), named("seed"));
        add(Generators::normal, "normal", optional("shape"), named("mean", "0"), named("std", "1"), named("seed"));
        add(Generators::kaiming, "kaiming", needed("shape"), named("seed"));
        add(Functions::load, "load", needed("file"), optional("key"));
        add(arguments -> arguments.as("value", Functions::scalar), "scalar", needed("value"));
        for (String type : NumberTypes.names()) {
            add(arguments -> arguments.as("value", value -> converted(type, value, arguments)), type, needed("value"));
        }
    }

    private Functions() {}

    private static void add(Body body, String name, Signature.Parameter... parameters) {
        ALL.put(name, new Function(Signature.of(name, parameters), body));
    }

    /// The names of all functions, for suggestions and editors. `elided`, which nobody should write, is not
    /// among them.
    public static Set<String> names() {
        return Collections.unmodifiableSet(ALL.keySet());
    }

    static Optional<Function> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Computed full(Arguments arguments) {
        Optional<Shape> shape = arguments.shape("shape");
        return arguments.as("value", value -> switch (value) {
            case Quantity number -> Generators.full(shape, number);
            case Words words ->
                Generators.full(shape, words, arguments.context().budget());
            case Group group -> throw wrong("value must be a number or text, found " + group.describe());
        });
    }

    private static Computed load(Arguments arguments) {
        ArraySource source =
                arguments.as("file", _ -> arguments.context().files().open(arguments.text("file")));
        return Loading.array(source, arguments.has("key") ? arguments.text("key") : "");
    }

    private static Computed scalar(Computed value) {
        return switch (value) {
            case Quantity quantity when quantity.count() == 1 -> quantity.withShape(Shape.SCALAR);
            case Words words when words.texts().size() == 1 -> new Words(Optional.of(Shape.SCALAR), words.texts());
            case Computed other -> throw wrong("value must be one number or text, found " + other.describe());
        };
    }

    private static Computed converted(String type, Computed value, Arguments arguments) {
        if (value instanceof Quantity quantity) {
            return Conversion.to(
                    NumberTypes.named(type).orElseThrow(),
                    quantity,
                    arguments.context().budget());
        }
        throw wrong(type + " is a type of numbers, found " + value.describe());
    }

    private static RuntimeException wrong(String message) {
        return Diagnostic.of(Code.WRONG_ARGUMENTS, message).asException();
    }
}
