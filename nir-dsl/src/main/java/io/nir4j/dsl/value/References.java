package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.Word;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds what a name stands for: a constant, an array of a file, or one of the numbers that have names.
final class References {
    private static final Map<String, Quantity> NUMBERS = new LinkedHashMap<>();

    static {
        NUMBERS.put("true", Quantity.number(1).withNatural(DType.BOOL));
        NUMBERS.put("false", Quantity.number(0).withNatural(DType.BOOL));
        NUMBERS.put("nan", Quantity.number(Double.NaN));
        NUMBERS.put("inf", Quantity.number(Double.POSITIVE_INFINITY));
        NUMBERS.put("pi", Quantity.number(Math.PI));
    }

    private References() {}

    /// The names that are numbers in every text.
    static Set<String> numbers() {
        return NUMBERS.keySet();
    }

    /// `hidden`, `w."fc1.weight"`, `"file.npz".weight`.
    ///
    /// @throws InvalidNetwork without a place, if there is no such thing
    static Computed find(List<Word> path, Names names, ArrayFiles files) {
        Word first = path.getFirst();
        String name = first.text();
        if (first.isQuoted()) {
            return Loading.array(files.open(name), key(path));
        }
        if (path.size() == 1) {
            return one(name, names);
        }
        ArraySource source = names.weights(name).orElseThrow(() -> noFile(name, names));
        return Loading.array(source, key(path));
    }

    private static Computed one(String name, Names names) {
        Optional<Computed> constant = names.constant(name);
        if (constant.isPresent()) {
            return constant.get();
        }
        Quantity number = NUMBERS.get(name);
        if (number != null) {
            return number;
        }
        return Loading.array(names.weights(name).orElseThrow(() -> unknown(name, names)), "");
    }

    private static String key(List<Word> path) {
        return path.stream().skip(1).map(Word::text).collect(Collectors.joining("."));
    }

    private static InvalidNetwork noFile(String name, Names names) {
        boolean isConstant = NUMBERS.containsKey(name) || names.constant(name).isPresent();
        return isConstant
                ? Diagnostic.of(Code.UNKNOWN_NAME, "'" + name + "' is not a file, and no part of it has a name")
                        .asException()
                : unknown(name, names);
    }

    private static InvalidNetwork unknown(String name, Names names) {
        if (names.isFaulty(name)) {
            return new InvalidNetwork(List.of());
        }
        List<String> known = new ArrayList<>(names.known());
        known.addAll(NUMBERS.keySet());
        return Diagnostic.of(Code.UNKNOWN_NAME, "there is no constant and no file called '" + name + "'")
                .hint(Suggestion.hint(name, known).or(() -> Optional.of("text stands in quotes: \"" + name + "\"")))
                .asException();
    }
}
