package io.nir4j.dialects.weights;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.weights.ParameterNames.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/weights.md` says which names are known.
final class WeightsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "weights.md");

    private static String row(Row row) {
        return "| `MODULE.%s` | `MODULE` or %s | %s | `%s` |\n"
                .formatted(
                        row.key(),
                        row.part().names().stream()
                                .map(name -> "`MODULE." + name + "`")
                                .collect(Collectors.joining(" or ")),
                        row.fields().stream().map(field -> "`" + field + "`").collect(Collectors.joining(" or ")),
                        row.equation());
    }

    @Test
    void pageHoldsTheTableOfNames() throws IOException {
        String table = "| key | node | field | its numbers |\n|---|---|---|---|\n"
                + ParameterNames.ROWS.stream()
                        .map(row -> row.part() == Part.RECURRENCE ? row(row).replace("`MODULE` or ", "") : row(row))
                        .collect(Collectors.joining());

        assertTrue(Files.readString(PAGE).contains(table), () -> PAGE + " does not hold this table:\n" + table);
    }
}
