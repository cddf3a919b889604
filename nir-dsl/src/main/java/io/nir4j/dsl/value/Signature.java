package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.Expression.Argument;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parameters of a function, and how the arguments of a call go to them.
///
/// Arguments without a name go to the parameters in their order. If there are fewer of them than parameters,
/// those that may be left out are passed over, from the first on: `full(0.5)` has a value and no shape.
public record Signature(String name, List<Parameter> parameters) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /// One parameter.
    ///
    /// @param isNeeded false if it may be left out
    /// @param isNamed true if it is only ever given by name
    /// @param standard what counts when it is left out, for messages; may be empty
    public record Parameter(String name, boolean isNeeded, boolean isNamed, String standard) {
        public static Parameter needed(String name) {
            return new Parameter(name, true, false, "");
        }

        /// A parameter that may be left out.
        public static Parameter optional(String name) {
            return new Parameter(name, false, false, "");
        }

        /// A parameter that is given by name.
        public static Parameter named(String name) {
            return new Parameter(name, true, true, "");
        }

        /// A parameter that is given by name or counts as `standard`.
        public static Parameter named(String name, String standard) {
            return new Parameter(name, false, true, standard);
        }

        @Override
        public String toString() {
            return standard.isEmpty() ? name + (isNeeded ? "" : "?") : name + " = " + standard;
        }
    }

    public static Signature of(String name, Parameter... parameters) {
        return new Signature(name, List.of(parameters));
    }

    /// The argument for each parameter that is given, by its name.
    ///
    /// @throws InvalidNetwork without a place, if the arguments do not fit
    public Map<String, Argument> bind(List<Argument> arguments) {
        Map<String, Argument> bound = new LinkedHashMap<>();
        List<Argument> unnamed = new ArrayList<>();
        for (Argument argument : arguments) {
            Optional<String> given = argument.name().map(Word::text);
            if (given.isEmpty()) {
                unnamed.add(argument);
            } else if (bound.put(known(given.get()), argument) != null) {
                throw wrong("has '" + given.get() + "' twice");
            }
        }
        bindInOrder(unnamed, bound);
        for (Parameter parameter : parameters) {
            if (parameter.isNeeded() && !bound.containsKey(parameter.name())) {
                throw wrong("needs " + parameter.name());
            }
        }
        return bound;
    }

    private void bindInOrder(List<Argument> unnamed, Map<String, Argument> bound) {
        List<Parameter> open = parameters.stream()
                .filter(parameter -> !parameter.isNamed() && !bound.containsKey(parameter.name()))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < open.size() && open.size() > unnamed.size(); ) {
            if (open.get(i).isNeeded()) {
                i++;
            } else {
                open.remove(i);
            }
        }
        if (unnamed.size() > open.size()) {
            throw wrong("takes " + (open.isEmpty() ? "no" : "at most " + open.size())
                    + (open.size() == 1 ? " argument" : " arguments") + " without name, found " + unnamed.size());
        }
        for (int i = 0; i < unnamed.size(); i++) {
            bound.put(open.get(i).name(), unnamed.get(i));
        }
    }

    private String known(String given) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        if (!names.contains(given)) {
            throw new InvalidNetwork(fault("has no argument '" + given + "'").hint(Suggestion.hint(given, names)));
        }
        return given;
    }

    private InvalidNetwork wrong(String message) {
        return fault(message).asException();
    }

    private Diagnostic fault(String message) {
        return Diagnostic.of(Code.WRONG_ARGUMENTS, this + " " + message);
    }

    /// `normal(shape?, mean = 0, std = 1, seed)`.
    @Override
    public String toString() {
        return parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
