package io.nir4j.model;

import io.nir4j.model.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What a primitive is made of: the one place that knows its fields.
///
/// @param type the name of the primitive in files and messages
/// @param node the record
/// @param says one sentence, with the equation where there is one (Markdown)
/// @param fields the rows in the order of the record's components
/// @param make builds the record from the fields of a tree in which every needed one is present
/// @param <N> the record
public record Schema<N extends Node>(
        String type, Class<N> node, String says, List<Field<N, ?>> fields, Function<Value.Tree, N> make) {

    /// A constructor of three components.
    public interface Make3<A, B, C, N> {
        N of(A a, B b, C c);
    }

    /// A constructor of five components.
    public interface Make5<A, B, C, D, E, N> {
        N of(A a, B b, C c, D d, E e);
    }

    /// A constructor of seven components.
    public interface Make7<A, B, C, D, E, F, G, N> {
        N of(A a, B b, C c, D d, E e, F f, G g);
    }

    static <N extends Node, A> Schema<N> of(Class<N> node, String says, Field<N, A> a, Function<A, N> make) {
        return new Schema<>(node.getSimpleName(), node, says, List.of(a), t -> make.apply(a.take(t)));
    }

    static <N extends Node, A, B> Schema<N> of(
            Class<N> node, String says, Field<N, A> a, Field<N, B> b, BiFunction<A, B, N> make) {
        return new Schema<>(node.getSimpleName(), node, says, List.of(a, b), t -> make.apply(a.take(t), b.take(t)));
    }

    static <N extends Node, A, B, C> Schema<N> of(
            Class<N> node, String says, Field<N, A> a, Field<N, B> b, Field<N, C> c, Make3<A, B, C, N> make) {
        return new Schema<>(
                node.getSimpleName(), node, says, List.of(a, b, c), t -> make.of(a.take(t), b.take(t), c.take(t)));
    }

    static <N extends Node, A, B, C, D, E> Schema<N> of(
            Class<N> node,
            String says,
            Field<N, A> a,
            Field<N, B> b,
            Field<N, C> c,
            Field<N, D> d,
            Field<N, E> e,
            Make5<A, B, C, D, E, N> make) {
        return new Schema<>(
                node.getSimpleName(),
                node,
                says,
                List.of(a, b, c, d, e),
                t -> make.of(a.take(t), b.take(t), c.take(t), d.take(t), e.take(t)));
    }

    static <N extends Node, A, B, C, D, E, F, G> Schema<N> of(
            Class<N> node,
            String says,
            Field<N, A> a,
            Field<N, B> b,
            Field<N, C> c,
            Field<N, D> d,
            Field<N, E> e,
            Field<N, F> f,
            Field<N, G> g,
            Make7<A, B, C, D, E, F, G, N> make) {
        return new Schema<>(
                node.getSimpleName(),
                node,
                says,
                List.of(a, b, c, d, e, f, g),
                t -> make.of(a.take(t), b.take(t), c.take(t), d.take(t), e.take(t), f.take(t), g.take(t)));
    }

    /// The row of this name.
    public Optional<Field<N, ?>> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// The shape that `field` must have because of the axes that it shares with others: a bias has the rows of its
    /// weight. Empty if they do not tell all of its axes.
    ///
    /// @param shapes of the arrays that are known, by field
    public Optional<Shape> shapeOf(Field<?, ?> field, Map<String, Shape> shapes) {
        return AxisNames.shapeOf(field, fields, shapes);
    }

    /// True for a primitive whose arrays all have one element for each element of the layer, as neurons have.
    public boolean isElementwise() {
        List<Field<N, ?>> arrays = fields.stream().filter(Field::holdsNumbers).toList();
        return !arrays.isEmpty()
                && arrays.stream().allMatch(field -> field.dims().equals(List.of("n")));
    }

    /// The names in `fields` that no row reads.
    public List<String> unknownIn(Value.Tree fields) {
        List<String> known = this.fields.stream()
                .flatMap(field -> field.nameIn(fields).stream())
                .toList();
        return fields.entries().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .toList();
    }

    /// The fields that `node` has, in the neutral form and in the order of the rows.
    public Value.Tree write(Node node) {
        N typed = this.node.cast(node);
        Map<String, Value> entries = new LinkedHashMap<>();
        for (Field<N, ?> field : fields) {
            field.valueOf(typed).ifPresent(value -> entries.put(field.name(), value));
        }
        return new Value.Tree(entries);
    }
}
