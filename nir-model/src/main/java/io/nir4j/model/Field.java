package io.nir4j.model;

import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One row of a [Schema]: everything that reading, writing, checking and documenting a parameter needs to know.
///
/// @param name the name in the file
/// @param access how the value gets into the record and out of it
/// @param older names that earlier versions of the format used
/// @param unit what it measures
/// @param dims names of its axes, equal names meaning equal extents; empty for whatever shape
/// @param range what the verifier asks of each element
/// @param absent the number meant when it is left out, where that is a number
/// @param says one phrase for the documentation, with the value meant when it is left out
/// @param example how a text may write a value; empty where unit and kind suggest one
/// @param <N> the primitive
/// @param <C> the type of the record's component
public record Field<N, C>(
        String name,
        Access<N, C> access,
        List<String> older,
        Unit unit,
        List<String> dims,
        Range range,
        Optional<Double> absent,
        String says,
        String example) {

    /// What each element of a parameter must be.
    public enum Range {
        ANY,
        POSITIVE,
        NOT_NEGATIVE
    }

    /// The way between the record's component and the neutral form.
    ///
    /// @param kind the label of the kind of value
    /// @param needed false when a node may leave the field out
    public record Access<N, C>(
            String kind,
            boolean needed,
            Function<N, C> get,
            Function<Optional<Value>, C> read,
            Function<C, Optional<Value>> write) {}

    private static <N, A> Field<N, A> needed(String name, Kind<A> kind, Function<N, A> get, String says) {
        Function<Optional<Value>, A> read = value -> kind.read().apply(value.orElseThrow());
        return row(
                name, new Access<>(kind.label(), true, get, read, kind.write().andThen(Optional::of)), says);
    }

    private static <N, A> Field<N, Optional<A>> maybe(
            String name, Kind<A> kind, Function<N, Optional<A>> get, String says) {
        return row(
                name,
                new Access<>(
                        kind.label(), false, get, value -> value.map(kind.read()), value -> value.map(kind.write())),
                says);
    }

    private static <N, C> Field<N, C> row(String name, Access<N, C> access, String says) {
        return new Field<>(name, access, List.of(), Unit.NONE, List.of(), Range.ANY, Optional.empty(), says, "");
    }

    /// A number or array that must be there.
    public static <N> Field<N, Tensor> numbers(String name, Function<N, Tensor> get, String says) {
        return needed(name, Kind.NUMBERS, get, says);
    }

    /// A number or array that may be left out.
    public static <N> Field<N, Optional<Tensor>> maybeNumbers(
            String name, Function<N, Optional<Tensor>> get, String says) {
        return maybe(name, Kind.NUMBERS, get, says);
    }

    /// An integer, or one per axis, that must be there.
    public static <N> Field<N, IntVector> integers(String name, Function<N, IntVector> get, String says) {
        return needed(name, Kind.INTEGERS, get, says);
    }

    /// An integer, or one per axis, that may be left out.
    public static <N> Field<N, Optional<IntVector>> maybeIntegers(
            String name, Function<N, Optional<IntVector>> get, String says) {
        return maybe(name, Kind.INTEGERS, get, says);
    }

    /// `same`, `valid` or integers.
    public static <N> Field<N, Padding> padding(String name, Function<N, Padding> get, String says) {
        return needed(name, Kind.PADDING, get, says);
    }

    public Field<N, C> in(Unit measured) {
        return new Field<>(name, access, older, measured, dims, range, absent, says, example);
    }

    public Field<N, C> dims(String... axes) {
        return new Field<>(name, access, older, unit, List.of(axes), range, absent, says, example);
    }

    public Field<N, C> formerly(String... names) {
        return new Field<>(name, access, List.of(names), unit, dims, range, absent, says, example);
    }

    public Field<N, C> positive() {
        return new Field<>(name, access, older, unit, dims, Range.POSITIVE, absent, says, example);
    }

    public Field<N, C> notNegative() {
        return new Field<>(name, access, older, unit, dims, Range.NOT_NEGATIVE, absent, says, example);
    }

    /// Leaving it out means this number.
    public Field<N, C> absentMeans(double number) {
        return new Field<>(name, access, older, unit, dims, range, Optional.of(number), says, example);
    }

    /// States a value for examples, as a text writes it.
    public Field<N, C> suchAs(String value) {
        return new Field<>(name, access, older, unit, dims, range, absent, says, value);
    }

    /// True for a field that holds a number or an array of any type.
    public boolean holdsNumbers() {
        return access.kind().equals(Kind.NUMBERS.label());
    }

    /// The name under which `fields` holds this row: the present one, else an older one.
    public Optional<String> nameIn(Value.Tree fields) {
        return fields.entries().containsKey(name)
                ? Optional.of(name)
                : older.stream().filter(fields.entries()::containsKey).findFirst();
    }

    /// The component for the record.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the value is of the wrong kind
    C take(Value.Tree fields) {
        try {
            return access.read().apply(nameIn(fields).flatMap(fields::get));
        } catch (InvalidNetwork fault) {
            throw new InvalidNetwork(fault.diagnostics().stream()
                    .map(d -> d.about(name).at(place -> place.withField(name)))
                    .toList());
        }
    }

    /// The value that `node` has here in the neutral form; empty where it is left out.
    public Optional<Value> valueOf(N node) {
        return access.write().apply(access.get().apply(node));
    }
}
