package io.nir4j.dialects.export;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/export.md` says what the targets are.
final class ExportPageTest {
    private static final Path PAGE = Path.of("..", "docs", "export.md");

    static String[] tables() {
        return new String[] {
            ExportPage.targets(), ExportPage.traits(), ExportPage.failures(), ExportPage.loading(),
        };
    }

    @ParameterizedTest
    @MethodSource("tables")
    void pageHoldsTheTable(String table) throws IOException {
        assertTrue(Files.readString(PAGE).contains(table), () -> PAGE + " does not hold this table:\n" + table);
    }
}
