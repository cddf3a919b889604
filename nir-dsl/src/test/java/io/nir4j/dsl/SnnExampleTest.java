package io.nir4j.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Field;
import io.nir4j.model.Graph;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Unit;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnnExampleTest {
    static Stream<Schema<?>> schemas() {
        return Node.schemas().stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void parsesForEveryPrimitiveAndHasWhatItNeeds(Schema<?> schema) {
        Graph graph = Snn.parse(SnnExample.of(schema)).graph();

        Node node = graph.node("layer").orElseThrow();
        assertEquals(schema.type(), node.type());
        assertEquals(
                schema.fields().stream()
                        .filter(field -> field.access().needed())
                        .map(Field::name)
                        .collect(Collectors.toSet()),
                Set.copyOf(schema.write(node).entries().keySet()));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void givesAUnitToWhatHasOne(Schema<?> schema) {
        schema.fields().stream()
                .filter(field -> field.unit() != Unit.NONE)
                .forEach(field -> assertTrue(
                        SnnExample.value(field).endsWith(field.unit().symbol()), () -> SnnExample.value(field)));
    }
}
