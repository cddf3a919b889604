package io.nir4j.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.nir4j.dsl.value.Functions;
import io.nir4j.dsl.value.Measure;
import io.nir4j.dsl.value.NumberTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The grammar for editors against the lexer and the parser, character by character, and its lists against the tables.
class EditorGrammarTest {
    private static final Path EDITOR = Path.of("editor");
    private static final Path PAGE = Path.of("..", "docs", "language.md");
    private static final List<Path> FOLDERS =
            List.of(Path.of("..", "testdata", "examples"), Path.of("src/test/goldens"));

    /// Every keyword as a keyword and as a name, and what looks like something else.
    private static final String ODD = """
        network network "input output \\" // no comment \\u{1F9E0}" // "no string"
        weights w = "a.npz" // weights w = 3
        let x = 3
        let steps = 10 x x + (x)x(3) - 2 x 4
        let output = [1, 2] ms / -0x1.8p-3 + 5e-3 s * 10kHz - nan#7fc00001
        let i = 3x3 x steps
        block block(input = 3, output, x = 1 x 1) {
            input a metadata { let = 3, metadata = { x = 3x3 } }
            in -> x -> output b
        }
        metadata { network = "x", "test" = text["a", "b"], test = {} }
        input input [28 x 28]
        input "in put" [x]
        output output
        opaque = opaque "Any Type"(seed 7, x = f64(3) + bool[true])
        test = opaque opaque(for = w.a."b c".steps, steps = "f.npz".x)
        LIF = LIF[10](LIF = full(3, inf), 10 MOhm)
        for = block(
            1,
            steps,
            precision = normal(10 x 3, std 2, seed 3)
        ) metadata { }
        {input, x, for} -> {output, "in put"} -> output "out put" [10]
        steps -> at -> times -> within -> spikes -> fires -> equals -> test -> feed -> dialect
        input -> output -> dt -> weights -> let -> network
        precision -> steps
        expect -> test
        test "dialect // dt 1 ms" {
            dialect norse, dt 1 ms, precision f64 // 3
            precision "f32"
            dt -1 s
            feed input = constant(0.5) for 20 steps
            feed x[1, 2] = poisson(50 Hz, seed 1) for steps steps
            feed steps = spikes at [3, 7, 9]
            feed "in put"/for = "input.npy"
            feed output = [[1, 2],
                [3, 4] ] for 3 steps
            expect output spikes at [4, 9] // at
            expect x.v[0] at 3 ~ 57 mV +- 0.1 mV
            expect x at x ~ -x \u00B1 1
            expect "a/b"/steps/"times" fires 4 times
            expect within fires steps times
            expect equals equals w.x +- 1e-4 within 0.2 %
            expect at equals "expected.npz".output within x %
            expect input equals [
                1, 2 // 3
            ] within 5 %
        }
        """;

    private static JsonNode json() throws IOException {
        return new ObjectMapper().readTree(Files.readString(EDITOR.resolve("snn.tmLanguage.json")));
    }

    private static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("odd", ODD);
        texts.put("units", all(Measure.symbols(), "let a = 1 %s + [2]%1$s"));
        texts.put("functions", all(Functions.names(), "let a = %s(1)"));
        texts.put("types", all(NumberTypes.names(), "let a = %s[1] + %1$s(1)"));
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".snn"))
                        .sorted()
                        .toList()) {
                    texts.put(file.toString(), Files.readString(file));
                }
            }
        }
        List<String> blocks = Pattern.compile("(?ms)^```snn\\n(.*?)^```$")
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
        blocks.forEach(block -> texts.put(PAGE + " " + texts.size(), block));
        return texts;
    }

    private static String all(Set<String> words, String line) {
        return words.stream().map(word -> String.format(line, word) + "\n").collect(Collectors.joining());
    }

    @TestFactory
    Stream<DynamicTest> coloursWhatTheParserFinds() throws IOException {
        TextMateGrammar grammar = new TextMateGrammar(json());
        return texts().entrySet().stream()
                .map(text -> dynamicTest(text.getKey(), () -> check(text.getValue(), grammar)));
    }

    private static void check(String text, TextMateGrammar grammar) {
        Colours wanted = new Colours(text);
        String[] scopes = grammar.scopes(text);
        for (int i = 0; i < scopes.length; i++) {
            if (!Character.isWhitespace(text.charAt(i)) && !wanted.at(i).equals(colour(scopes[i]))) {
                int start = text.lastIndexOf('\n', i) + 1;
                int end = text.indexOf('\n', i);
                fail(text.substring(start, end) + "\n" + " ".repeat(i - start) + "^ is '" + wanted.at(i) + "', but has"
                        + scopes[i]);
            }
        }
    }

    /// What scopes mean; all others are names and signs.
    private static String colour(String scopes) {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(" comment.", Colours.COMMENT);
        meanings.put(" string.", Colours.STRING);
        meanings.put(" constant.numeric.", Colours.NUMBER);
        meanings.put(" keyword.control.", Colours.KEYWORD);
        meanings.put(" keyword.operator.by.", Colours.KEYWORD);
        meanings.put(" keyword.other.unit.", Colours.UNIT);
        meanings.put(" entity.name.type.", Colours.KIND);
        meanings.put(" storage.type.", Colours.TYPE);
        meanings.put(" support.function.", Colours.FUNCTION);
        return meanings.entrySet().stream()
                .filter(meaning -> scopes.contains(meaning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Colours.NONE);
    }

    @Test
    void everyKeywordStandsInTheTexts() throws IOException {
        Set<String> found = new TreeSet<>();
        texts().values().forEach(text -> found.addAll(new Colours(text).keywords()));

        assertEquals(Colours.vocabulary(), found);
    }

    @Test
    void knowsTheKeywordsOfTheLexerAndNoOthers() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("x"));
        for (JsonNode rule : rules(json())) {
            String regex = rule.path("match").asString("") + rule.path("begin").asString("");
            if (hasKeywords(rule)) {
                Pattern.compile("[a-z]{2,}")
                        .matcher(regex.replaceAll("\\\\p\\{\\w+}|\\\\.", " "))
                        .results()
                        .forEach(word -> known.add(word.group()));
            }
        }

        assertEquals(Colours.vocabulary(), known);
    }

    /// All rules that have a pattern, wherever they stand.
    private static List<JsonNode> rules(JsonNode node) {
        List<JsonNode> rules = new ArrayList<>();
        if (node.has("match") || node.has("begin")) {
            rules.add(node);
        }
        node.valueStream().filter(JsonNode::isContainer).forEach(child -> rules.addAll(rules(child)));
        return rules;
    }

    /// Whether the rule itself, and not one inside it, colours keywords.
    private static boolean hasKeywords(JsonNode rule) {
        return Stream.of("name", "captures", "beginCaptures")
                .anyMatch(key -> rule.path(key).toString().contains("keyword.control"));
    }

    @Test
    void knowsTheUnitsTheFunctionsAndTheTypesOfTheTables() throws IOException {
        JsonNode repository = json().get("repository");
        Set<String> functions = new TreeSet<>(Functions.names());
        functions.removeAll(NumberTypes.names());
        functions.add("elided");
        Set<String> types = new TreeSet<>(NumberTypes.names());
        types.add("text");

        assertEquals(new TreeSet<>(Measure.symbols()), words(repository.get("unit")));
        assertEquals(functions, words(repository.get("function")));
        assertEquals(types, words(repository.get("type")));
    }

    /// The words that the rule has between bars.
    private static Set<String> words(JsonNode rule) {
        return Pattern.compile("\\w+(?:\\|\\w+)+")
                .matcher(rule.get("match").asString())
                .results()
                .flatMap(words -> Arrays.stream(words.group().split("\\|")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theExtensionNamesFilesThatAreThere() throws IOException {
        JsonNode contributes = new ObjectMapper()
                .readTree(Files.readString(EDITOR.resolve("package.json")))
                .get("contributes");

        String grammar = contributes.get("grammars").get(0).get("path").asString();
        String language =
                contributes.get("languages").get(0).get("configuration").asString();

        assertEquals(json().get("scopeName"), contributes.get("grammars").get(0).get("scopeName"));
        assertTrue(Files.exists(EDITOR.resolve(grammar)));
        assertTrue(new ObjectMapper()
                .readTree(Files.readString(EDITOR.resolve(language)))
                .has("comments"));
    }
}
