package io.nir4j.dsl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.format.Lexeme.Kind;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.SyntaxReader;
import io.nir4j.model.diagnostic.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Texts that nobody would write, but that are well-formed.
class FormatterMutationTest {
    private static final long SEED = 611;
    private static final int CASES = 20_000;
    private static final List<String> INSERTED = List.of(
            "\n",
            "\n\n\n",
            "// note\n",
            "\n// note\n",
            "\t",
            " x ",
            ",",
            "-",
            "+",
            "at",
            "[1]",
            "(2)",
            "{}",
            "->",
            "=",
            "a",
            "\"b\"",
            ".",
            "metadata { a = 1 }",
            "opaque",
            "block",
            "test",
            "let",
            "input",
            "output",
            "ms",
            "3x3",
            "spikes",
            "dt",
            "*",
            "/",
            "a = b()\n");
    private static final String TEXT = """
        network classifier "Two layers."  // head
        weights w = "classifier.npz"
        let hidden = 10 x 512 + -3 * normal([3, 4], std = 0.05, seed 7) / 2
        metadata { author = "x", tree = { a = [1, 2.5, -inf], b = {} } }

        input image [28, 28] metadata { a = 1 }
        fc1 = Affine(weight = w."fc1.weight", bias = w.fc1.bias)  // why
        x = LIF[512](tau = 10 ms, r = 1 Ohm, v_leak = f64[0.5], v_threshold = scalar(1)) metadata { b = 2 }
        opaque = opaque "Any Type"(field = text["a", "b"], x = nan#7fc00001)
        block conv(channels, kernel = 3x3) {
            // in the block
            in -> c = 1
            in -> out
        }
        b1 = conv(16, kernel = 5x5)
        b2 = {
            input x [3]
            x -> {a, output y} -> z
        }
        image -> fc1 -> x -> {b1, b2} -> output scores [10]
        {x, input extra} -> fc1

        test "fires" {
            dialect norse, dt (1 + 1) ms
            feed image = spikes at [3, 7] for 20 steps
            feed block/x = poisson(50 Hz, seed 1)
            expect x[0] at 3 ~ 0.5 +- 1e-4
            expect x.v equals "e.npz".output +- 1e-4 within 0.2 %
        }
        """.replace("    in -> c = 1\n", "");

    @Test
    void layoutsKeepEveryWordAndStayAsTheyAre() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Lexeme> original = Lexeme.of(TEXT);
        int checked = 0;
        for (int number = 0; number < CASES; number++) {
            String text = mutated(original, random);
            if (isWellFormed(text)) {
                check(text, "case " + number + " of seed " + SEED);
                checked++;
            }
        }
        int count = checked;
        assertTrue(count > CASES / 20, () -> "only " + count + " texts were well-formed");
    }

    private static boolean isWellFormed(String text) {
        Findings findings = new Findings();
        SyntaxReader.read(new SourceText(text), findings);
        return !findings.hasErrors();
    }

    private static void check(String text, String which) {
        String formatted = Formatter.format(text);
        assertEquals(FormatterTest.words(text), FormatterTest.words(formatted), () -> which + "\n" + text);
        assertEquals(comments(text), comments(formatted), () -> which + "\n" + text);
        assertEquals(statements(text), statements(formatted), () -> which + "\n" + text);
        assertEquals(formatted, Formatter.format(formatted), () -> which + "\n" + text);
    }

    private static List<String> comments(String text) {
        return Lexeme.of(text).stream()
                .filter(word -> word.is(Kind.COMMENT))
                .map(Lexeme::text)
                .toList();
    }

    /// How many statements of which kind there are, which a line end too many or too few would change.
    private static List<Class<?>> statements(String text) {
        List<Class<?>> kinds = new ArrayList<>();
        SyntaxReader.read(new SourceText(text), new Findings()).forEach(statement -> kinds.add(statement.getClass()));
        return kinds;
    }

    /// A few changes at random, and other spaces.
    private static String mutated(List<Lexeme> original, RandomGenerator random) {
        List<String> words = new ArrayList<>(original.stream()
                .map(word -> word.is(Kind.COMMENT) ? word.text() + "\n" : word.text())
                .toList());
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(6)) {
                case 0 -> words.remove(at);
                case 1 -> words.set(at, words.get(random.nextInt(words.size())));
                default -> words.add(at, INSERTED.get(random.nextInt(INSERTED.size())));
            }
        }
        return String.join(random.nextBoolean() ? " " : "   ", words);
    }
}
