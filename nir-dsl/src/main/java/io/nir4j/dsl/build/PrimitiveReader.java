package io.nir4j.dsl.build;

import io.nir4j.dsl.build.Draft.Argument;
import io.nir4j.dsl.build.Draft.Known;
import io.nir4j.dsl.build.Draft.OpenLayer;
import io.nir4j.dsl.build.Draft.Part;
import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.syntax.Statement.Instance;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.dsl.value.Computed;
import io.nir4j.dsl.value.Quantity;
import io.nir4j.dsl.value.Target;
import io.nir4j.model.Field;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes primitives of their fields, as their schemas tell.
///
/// A number without a shape takes the shape of the layer where the primitive works element by element; elsewhere that
/// which the other fields of the node give to its axes: the bias of an Affine has as many elements as its weight has
/// rows. In fields of integers it is a single integer.
final class PrimitiveReader {
    private final Workshop workshop;

    PrimitiveReader(Workshop workshop) {
        this.workshop = workshop;
    }

    /// The node that `form` describes; empty and findings if it describes none.
    ///
    /// @param path of the node, for positions
    Optional<Part> read(Schema<?> schema, Instance form, Scope scope, String path) {
        Optional<Map<String, Argument>> arguments = arguments(schema, form, scope, path);
        Optional<Shape> size = Optional.empty();
        if (form.size().isPresent()) {
            size = size(schema, form, scope);
            if (size.isEmpty()) {
                return Optional.empty();
            }
        }
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        boolean isOpen = size.isEmpty() && schema.isElementwise() && hasOpenNumber(schema, arguments.get());
        return isOpen
                ? Optional.of(new OpenLayer(schema, arguments.get()))
                : make(schema, arguments.get(), size, form.span(), path).map(Known::new);
    }

    private Optional<Shape> size(Schema<?> schema, Instance form, Scope scope) {
        Expression.Row size = form.size().orElseThrow();
        if (!schema.isElementwise()) {
            workshop.report(
                    Diagnostic.of(Code.WRONG_ARGUMENTS, schema.type() + " takes no size")
                            .hint("only what works element by element does; this one's follows from its parameters"),
                    size.span());
            return Optional.empty();
        }
        return workshop.evaluator().shape(size, scope);
    }

    private static boolean hasOpenNumber(Schema<?> schema, Map<String, Argument> arguments) {
        return schema.fields().stream()
                .filter(Field::holdsNumbers)
                .anyMatch(field -> Optional.ofNullable(arguments.get(field.name()))
                        .flatMap(PrimitiveReader::quantity)
                        .filter(quantity -> quantity.shape().isEmpty())
                        .isPresent());
    }

    private static Optional<Quantity> quantity(Argument argument) {
        return argument.value() instanceof Quantity quantity ? Optional.of(quantity) : Optional.empty();
    }

    /// The node, when the shape of its layer is known or does not matter.
    ///
    /// @param layer the shape that numbers without one take
    /// @param whole the node in the text
    Optional<Node> make(
            Schema<?> schema, Map<String, Argument> arguments, Optional<Shape> layer, Span whole, String path) {
        Map<String, Shape> shapes = new HashMap<>();
        arguments.forEach((name, argument) ->
                quantity(argument).flatMap(Quantity::shape).ifPresent(shape -> shapes.put(name, shape)));
        Map<String, Value> values = new LinkedHashMap<>();
        for (Field<?, ?> field : schema.fields()) {
            Argument argument = arguments.get(field.name());
            if (argument != null) {
                value(field, argument, layer.or(() -> schema.shapeOf(field, shapes)))
                        .ifPresent(value -> values.put(field.name(), value));
            }
        }
        if (values.size() < arguments.size()) {
            return Optional.empty();
        }
        try {
            return Optional.of(schema.make().apply(new Value.Tree(values)));
        } catch (InvalidNetwork refusal) {
            for (Diagnostic fault : refusal.diagnostics()) {
                Span span = fault.place()
                        .field()
                        .map(arguments::get)
                        .map(Argument::span)
                        .orElse(whole);
                workshop.report(fault.about(schema.type() + " '" + path + "'"), span);
            }
            return Optional.empty();
        }
    }

    private Optional<Value> value(Field<?, ?> field, Argument argument, Optional<Shape> shape) {
        if (!field.holdsNumbers()) {
            return workshop.evaluator().value(argument.value(), Target.integers(field.name()), argument.span());
        }
        boolean isOpen = quantity(argument).filter(q -> q.shape().isEmpty()).isPresent();
        if (isOpen && shape.isEmpty()) {
            workshop.report(
                    Diagnostic.of(Code.UNKNOWN_SHAPE, field.name() + " is a number without a shape")
                            .hint("full(10 x 512, 0.5) has one; scalar(0.5) is a number for sure"),
                    argument.span());
            return Optional.empty();
        }
        Target target = Target.numbers(field.name(), field.unit(), shape.orElse(Shape.SCALAR));
        return workshop.evaluator().value(argument.value(), target, argument.span());
    }

    /// What the fields are set to; empty if one is unknown, given twice, missing, or cannot be computed.
    private Optional<Map<String, Argument>> arguments(Schema<?> schema, Instance form, Scope scope, String path) {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        boolean isSound = true;
        int position = 0;
        for (Expression.Argument given : form.arguments()) {
            Optional<Field<?, ?>> field =
                    given.name().isPresent() ? named(schema, given.name().get(), path) : at(schema, position++, given);
            Optional<Computed> value = workshop.evaluator().compute(given.value(), scope);
            if (field.isEmpty() || value.isEmpty()) {
                isSound = false;
                continue;
            }
            Span span = given.value().span();
            workshop.positions().field(path, field.get().name(), span);
            Argument before = arguments.put(field.get().name(), new Argument(value.get(), span));
            if (before != null) {
                workshop.reportTaken("a value for", new Word(field.get().name(), false, given.span()), before.span());
                isSound = false;
            }
        }
        return isSound && hasAll(schema, arguments, form, path) ? Optional.of(arguments) : Optional.empty();
    }

    private Optional<Field<?, ?>> named(Schema<?> schema, Word name, String path) {
        Optional<Field<?, ?>> field = schema.field(name.text()).map(known -> known);
        if (field.isEmpty()) {
            workshop.report(
                    Diagnostic.of(
                                    Code.UNKNOWN_FIELD,
                                    schema.type() + " '" + path + "' has no field '" + name.text() + "'")
                            .hint(advice(schema, name.text())),
                    name.span());
        }
        return field;
    }

    private static String advice(Schema<?> schema, String typed) {
        Optional<String> today = schema.fields().stream()
                .filter(field -> field.older().contains(typed))
                .map(field -> "it is called '" + field.name() + "'")
                .findFirst();
        List<String> known = schema.fields().stream().map(Field::name).toList();
        return today.or(() -> Suggestion.hint(typed, known)).orElse("its fields are " + String.join(", ", known));
    }

    private Optional<Field<?, ?>> at(Schema<?> schema, int position, Expression.Argument given) {
        if (position < schema.fields().size()) {
            return Optional.of(schema.fields().get(position));
        }
        workshop.report(
                Diagnostic.of(
                        Code.WRONG_ARGUMENTS,
                        schema.type() + " has " + schema.fields().size() + " fields, this is one too many"),
                given.span());
        return Optional.empty();
    }

    private boolean hasAll(Schema<?> schema, Map<String, Argument> arguments, Instance form, String path) {
        String missing = schema.fields().stream()
                .filter(field -> field.access().needed() && !arguments.containsKey(field.name()))
                .map(Field::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            workshop.report(
                    Diagnostic.of(Code.MISSING_FIELD, schema.type() + " '" + path + "' has no " + missing)
                            .hint("'nir explain " + schema.type() + "' says what it is"),
                    form.kind().span());
        }
        return missing.isEmpty();
    }
}
