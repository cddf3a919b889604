package io.nir4j.dsl;

import io.nir4j.dsl.grammar.SnnLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/// Spoils texts: words left out, doubled, swapped, put in; characters changed; the end cut off.
final class MutatedTexts {
    private static final List<String> WORDS = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "->",
            "=",
            ",",
            "\n",
            "x",
            "-",
            "+",
            "*",
            "/",
            ".",
            "%",
            "~",
            "+-",
            "0",
            "1e999",
            "99999999999",
            "0x1p3",
            "nan",
            "nan#7",
            "inf",
            "1000000 x 1000000",
            "3x3",
            "ms",
            "mV",
            "Ohm",
            "\"",
            "\"a\"",
            "\"\\u{d800}\"",
            "input",
            "output",
            "block",
            "metadata",
            "network",
            "let",
            "weights",
            "test",
            "expect",
            "feed",
            "opaque",
            "LIF",
            "normal",
            "uniform",
            "full",
            "eye",
            "f64",
            "i8",
            "bool",
            "scalar",
            "//",
            "#",
            "\t",
            "\0",
            "🧠");

    private final List<String> words;

    MutatedTexts(String text) {
        this.words = new SnnLexer(CharStreams.fromString(text))
                .getAllTokens().stream().map(Token::getText).collect(Collectors.toCollection(ArrayList::new));
    }

    /// The text with one to eight faults, which may by chance be none.
    String next(RandomGenerator random) {
        List<String> spoiled = new ArrayList<>(words);
        int faults = 1 + random.nextInt(8);
        for (int i = 0; i < faults && !spoiled.isEmpty(); i++) {
            spoil(spoiled, random);
        }
        String text = String.join("", spoiled);
        return random.nextInt(10) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text;
    }

    private static void spoil(List<String> words, RandomGenerator random) {
        int at = random.nextInt(words.size());
        String word = words.get(at);
        switch (random.nextInt(6)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(at, word);
            case 2 -> words.set(at, words.set(random.nextInt(words.size()), word));
            case 3 -> words.add(at, WORDS.get(random.nextInt(WORDS.size())));
            case 4 -> words.set(at, WORDS.get(random.nextInt(WORDS.size())));
            default -> words.set(at, changed(word, random));
        }
    }

    private static String changed(String word, RandomGenerator random) {
        int at = random.nextInt(word.length());
        char other = (char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95));
        return word.substring(0, at) + other + word.substring(at + 1);
    }
}
