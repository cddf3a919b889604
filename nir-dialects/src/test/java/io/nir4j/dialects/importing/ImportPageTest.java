package io.nir4j.dialects.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/import.md` says what the fixes are.
final class ImportPageTest {
    private static final Path PAGE = Path.of("..", "docs", "import.md");

    @Test
    void pageHasASectionForEachFixInItsOrder() throws IOException {
        List<String> sections = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("### `"))
                .map(line -> line.substring(5, line.length() - 1))
                .toList();

        assertEquals(Fixes.all().stream().map(Fix::name).toList(), sections);
    }

    @Test
    void eachSectionSaysWhatTheFixSaysAndWhereItWasSeen() throws IOException {
        String page = Files.readString(PAGE);
        for (Fix fix : Fixes.all()) {
            String kind = fix.isOnRequest()
                    ? "Conversion, on request alone. "
                    : capital(fix.kind().label()) + ". ";
            String section = "### `" + fix.name() + "`\n\n" + kind + fix.says() + "\n\n";
            assertTrue(page.contains(section), () -> "not in " + PAGE + ":\n" + section);
            assertTrue(page.contains("Seen in: " + fix.source() + ".\n"), () -> "Seen in: " + fix.source() + ".");
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    @Test
    void tableOfFrameworksIsTheOneInUse() throws IOException {
        String page = Files.readString(PAGE);
        for (Framework framework : Frameworks.all()) {
            String row =
                    "| `" + framework.name() + "` | `" + framework.dialect().name() + "` |";
            assertTrue(page.contains(row), row);
        }
    }
}
