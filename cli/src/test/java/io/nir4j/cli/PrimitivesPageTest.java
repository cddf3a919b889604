package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrimitivesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "primitives.md");

    static Stream<Schema<?>> schemas() {
        return Node.schemas().stream();
    }

    @Test
    void saysWhatTheSchemasSay() throws IOException {
        assertEquals(
                CommandRun.of("explain", "--markdown").endsWith(ExitCode.FINE).out(),
                Files.readString(PAGE),
                "schemas have changed: ./nir explain --markdown > docs/primitives.md");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void hasASectionForEveryPrimitiveWithItsFields(Schema<?> schema) throws IOException {
        String section = CommandRun.of("explain", schema.type(), "--markdown")
                .endsWith(ExitCode.FINE)
                .prints("# " + schema.type() + "\n\n" + schema.says() + "\n")
                .prints("\n```snn\nlayer = " + schema.type())
                .out();

        assertTrue(Files.readString(PAGE).contains("#" + section));
        schema.fields()
                .forEach(field -> assertTrue(
                        section.lines().anyMatch(line -> line.startsWith("| " + field.name() + " |")), section));
    }
}
