package io.nir4j.dsl.value;

import static io.nir4j.dsl.value.Values.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final int DOUBLINGS = 60;

    /// Sixty constants, each made of the one before.
    private static String doubled(String first, String next, String last) {
        StringBuilder text = new StringBuilder("let a0 = " + first + "\n");
        for (int i = 1; i <= DOUBLINGS; i++) {
            text.append("let a")
                    .append(i)
                    .append(" = ")
                    .append(next.replaceAll("\\ba\\b", "a" + (i - 1)))
                    .append('\n');
        }
        return text + last.replaceAll("\\ba\\b", "a" + DOUBLINGS);
    }

    private static String quickFault(String text) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            // What comes after it uses the constant that could not be made.
            Diagnostic first = new Values(ArrayFiles.none(), new Budget())
                    .faults(text, Values.FIELD)
                    .getFirst();
            assertEquals(Code.TEXT_LIMIT, first.code(), first::toString);
            assertTrue(first.place().excerpt().isPresent(), first::toString);
            return first.message();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "full(1000000 x 1000000, 0)",
                "zeros(1000000 x 1000000) + 1",
                "eye(100000)",
                "full(100000000, \"a\")",
                "[eye(100000)]",
                "f64(zeros(100000000))",
                "zeros(9223372036854775807 x 2)",
                "eye(9223372036854775807)"
            })
    void refusesArraysThatNoTextMayMake(String text) {
        quickFault(text);
    }

    @Test
    void saysHowMuchWasAskedFor() {
        assertEquals(
                "an array of shape (1000000, 1000000) takes 3.6 TiB; all arrays that a text makes may have 512 MiB",
                quickFault("full(1000000 x 1000000, 0.5)"));
    }

    @Test
    void countsAllArraysTogether() {
        Values values = new Values(ArrayFiles.none(), new Budget(1000, 0));
        assertTrue(values.evaluate("zeros(200)", Values.FIELD).isPresent());
        assertEquals(
                Code.TEXT_LIMIT,
                values.faults("zeros(51)", Values.FIELD).getFirst().code());
        assertTrue(values.evaluate("zeros(50)", Values.FIELD).isPresent());
    }

    @Test
    void countsNodes() {
        Budget budget = new Budget(0, 2);
        budget.takeNode();
        budget.takeNode();
        InvalidNetwork fault = assertThrows(InvalidNetwork.class, budget::takeNode);
        assertEquals(Code.TEXT_LIMIT, fault.diagnostics().getFirst().code());
    }

    @Test
    void doublesNumbersWithoutDoublingTheWork() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            float expected = (float) Math.pow(2, DOUBLINGS);
            assertEquals(Tensor.scalar(expected), field(doubled("1", "a + a", "a")));
            assertEquals(Tensor.ofFloats(expected, 0).broadcastTo(Shape.of(2)), field(doubled("[1, 0]", "a + a", "a")));
        });
    }

    @Test
    void refusesWhatDoublesWithoutEnd() {
        quickFault(doubled("normal(seed = 1)", "a + a", "a"));
        quickFault(doubled("[1]", "[a, a]", "a"));
        quickFault(doubled("[\"a\"]", "[a, a]", "a"));
        quickFault(doubled("1 x 1", "a x a", "zeros(a)"));
        quickFault(doubled("{}", "{ p = a, q = a }", "a"));
    }

    @Test
    void limitsTheAxesOfLists() {
        StringBuilder text = new StringBuilder("let a0 = 1\n");
        for (int i = 1; i <= 201; i++) {
            text.append("let a").append(i).append(" = [a").append(i - 1).append("]\n");
        }
        assertEquals(
                200,
                field(text.substring(0, text.indexOf("let a201")) + "a200")
                        .shape()
                        .rank());
        quickFault(text + "a201");
    }

    @Test
    void readsShapesAndNumbersOfSettings() {
        Findings findings = new Findings();
        SourceText source = new SourceText("20");
        Evaluator evaluator = new Evaluator(source, ArrayFiles.none(), new Budget(), findings);
        Span span = new Span(0, 2);
        Quantity ms = Numerals.read("20", Measure.named("ms").orElseThrow());
        assertEquals(OptionalDouble.of(0.02), evaluator.number(ms, "dt", Dimension.TIME, span));
        assertEquals(OptionalDouble.empty(), evaluator.number(ms, "steps", Dimension.NONE, span));
        assertEquals(OptionalDouble.empty(), evaluator.number(Words.of("a"), "dt", Dimension.TIME, span));
        assertEquals(Optional.of(Shape.of(20)), evaluator.shape(Numerals.read("20"), span));
        assertEquals(Optional.empty(), evaluator.shape(ms, span));
        assertEquals("steps has no unit, found s", findings.all().getFirst().message());
        assertEquals(3, findings.all().size());
    }
}
