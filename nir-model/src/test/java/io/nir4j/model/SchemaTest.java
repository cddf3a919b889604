package io.nir4j.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The one place that looks at the records by reflection: whether the hand-written rows tell the truth about them.
class SchemaTest {
    static List<Schema<?>> schemas() {
        return Node.schemas();
    }

    static List<Node> examples() {
        return Examples.all();
    }

    @Test
    void listsEveryPermittedPrimitive() {
        Set<Class<?>> permitted = new HashSet<>(List.of(Node.class.getPermittedSubclasses()));
        permitted.removeAll(List.of(Graph.class, Opaque.class));
        assertEquals(permitted, Node.schemas().stream().map(Schema::node).collect(Collectors.toSet()));
        assertEquals(permitted.size(), Node.schemas().size());
    }

    @Test
    void hasAnExampleOfEachPrimitive() {
        assertEquals(
                Node.schemas().stream().map(Schema::type).toList(),
                Examples.all().stream().map(Node::type).toList());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void namesTheComponentsInTheirOrder(Schema<?> schema) {
        List<String> components = Arrays.stream(schema.node().getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
        assertEquals(components, schema.fields().stream().map(Field::name).toList());
        assertEquals(schema.node().getSimpleName(), schema.type());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEachFieldFromItsComponent(Node node) throws ReflectiveOperationException {
        RecordComponent[] components = node.getClass().getRecordComponents();
        List<Optional<Object>> read = values(Node.schema(node.type()).orElseThrow(), node);
        for (int i = 0; i < components.length; i++) {
            assertEquals(Optional.of(components[i].getAccessor().invoke(node)), read.get(i), components[i].getName());
        }
    }

    private static <N extends Node> List<Optional<Object>> values(Schema<N> schema, Node node) {
        N typed = schema.node().cast(node);
        return schema.fields().stream()
                .map(field -> Optional.<Object>of(field.access().get().apply(typed)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTriedWithADifferentValueInEveryField(Node node) {
        Schema<?> schema = Node.schema(node.type()).orElseThrow();
        Value.Tree fields = schema.write(node);
        assertEquals(schema.fields().size(), fields.entries().size(), "an example leaves no field out");
        assertEquals(
                fields.entries().size(), Set.copyOf(fields.entries().values()).size());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void saysWhatItsFieldsAre(Schema<?> schema) {
        Stream<String> sentences =
                Stream.concat(Stream.of(schema.says()), schema.fields().stream().map(Field::says));
        assertTrue(sentences.noneMatch(String::isBlank));
        assertTrue(schema.says().endsWith("."));
    }
}
