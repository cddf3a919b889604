package io.nir4j.dialects;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/dialects.md` says what the dialects are.
final class DialectsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "dialects.md");

    private static void holds(String table) throws IOException {
        assertTrue(Files.readString(PAGE).contains(table), () -> PAGE + " does not hold this table:\n" + table);
    }

    @Test
    void pageHoldsTheTableOfDialects() throws IOException {
        holds(DialectsPage.dialects());
    }

    @Test
    void pageHoldsTheTableOfAxes() throws IOException {
        holds(DialectsPage.axes());
        holds(DialectsPage.ignorable());
    }

    @Test
    void everyDialectHasAParagraph() throws IOException {
        String page = Files.readString(PAGE);
        for (Dialect dialect : Dialects.all()) {
            assertTrue(page.contains("\n### `" + dialect.name() + "`\n"), dialect.name());
        }
    }
}
