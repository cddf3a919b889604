package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.Json;
import io.nir4j.cli.terminal.ProgressLine;
import io.nir4j.cli.terminal.Table;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private static final Diagnostic WARNING = Diagnostic.of(Code.NO_INPUT, "no input");
    private static final Diagnostic ERROR = Diagnostic.of(Code.SHAPE_MISMATCH, "does not fit")
            .at(Place.file("net.nir").withNode("fc"))
            .hint("mend it");

    private static String printed(Consumer<PrintWriter> printing) {
        StringWriter text = new StringWriter();
        printing.accept(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void errorsComeBeforeWarningsAndAreCounted() {
        String text = printed(target -> FindingsText.print(List.of(WARNING, ERROR, WARNING), target, new Ink(false)));

        assertEquals("""
            error NIR-204: does not fit
              --> net.nir:fc
              hint: mend it
            warning NIR-202: no input
            warning NIR-202: no input
            1 error, 2 warnings; 'nir explain NIR-204' says more
            """, text);
    }

    @Test
    void aTerminalGetsColours() {
        String text = printed(target -> FindingsText.print(WARNING, target, new Ink(true)));

        assertEquals("\u001b[1;33mwarning NIR-202\u001b[0m\u001b[1m: no input\u001b[0m\n", text);
    }

    @Test
    void namesFromFilesCannotSteerTheTerminal() {
        StringWriter shown = new StringWriter();
        PrintWriter target = new PrintWriter(shown);
        Diagnostic finding = Diagnostic.of(Code.UNKNOWN_TYPE, "'\u001b[2J'")
                .at(Place.node("a\u0007"))
                .hint("\u009b1m");
        FindingsText.print(finding, target, new Ink(false));
        Table table = new Table();
        table.row("\u001b]0;title");
        table.print(target, new Ink(false));
        target.flush();
        assertTrue(shown.toString().chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), shown::toString);
        assertTrue(shown.toString().contains("'\\u{1B}[2J'"), shown::toString);
    }

    @Test
    void emptyColumnsAreLeftOut() {
        Table table = new Table("a", "b", "c");
        table.row("1", "", "x");
        table.row("22", "", "");

        assertEquals("a   c\n1   x\n22\n", printed(target -> table.print(target, new Ink(false))));
    }

    @Test
    void numbersHaveTheDigitsThatMatter() {
        assertEquals("0.02", Figures.number(0.02f));
        assertEquals("16777217", Figures.number(16777217));
        assertEquals("1e-12", Figures.number(1e-12f));
        assertEquals("-2.5e20", Figures.number(-2.5e20));
        assertEquals("0", Figures.number(0));
        assertEquals("NaN", Figures.number(Double.NaN));
        assertEquals("0.1012", Figures.brief(0.10119338));
        assertEquals("1,234 nodes", Figures.count(1234, "node"));
        assertEquals("1.5 KiB", Figures.bytes(1536));
    }

    @Test
    void timesHaveTheUnitThatSuits() {
        assertEquals("1 ms", Figures.seconds(1e-3));
        assertEquals("100 us", Figures.seconds(1e-4));
        assertEquals("1.5 s", Figures.seconds(1.5));
        assertEquals("20 ns", Figures.seconds(2e-8));
    }

    @Test
    void jsonLeavesOutWhatIsAbsentAndEscapesTheRest() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("a\"b", "line\n\\\u0001\ud83d\ude00\u00e9");
        facts.put("none", Optional.empty());
        facts.put("numbers", List.of(1, 2.5, Double.NaN));
        facts.put("empty", Map.of());

        assertEquals("""
            {
              "a\\"b": "line\\n\\\\\\u0001\\ud83d\\ude00\u00e9",
              "numbers": [1, 2.5, "NaN"],
              "empty": {}
            }
            """, printed(target -> Json.print(facts, target)));
    }

    @Test
    void progressIsOneLineThatDisappears() {
        String text = printed(target -> {
            try (ProgressLine line = new ProgressLine(target, "steps", 200, true)) {
                line.accept(100);
            }
        });

        assertEquals("\r\u001b[2K[###############...............] 100 of 200 steps, 0 s left\r\u001b[2K", text);
    }
}
