package io.nir4j.dsl.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Applies a TextMate grammar as editors do: line by line, at each place the pattern that matches first, and of those
/// the one that is listed first; what is open at the end of a line goes on in the next.
///
/// Knows `match`, `begin` and `end`, `include` of the repository, captures with names and with patterns.
final class TextMateGrammar {
    private final JsonNode root;
    private final Map<String, Pattern> compiled = new HashMap<>();

    TextMateGrammar(JsonNode root) {
        this.root = root;
    }

    /// A rule that is open, with its scope; the end of the outermost never comes.
    private record Open(JsonNode rule, String scope) {}

    /// A rule that matches, or whose end does.
    private record Hit(Matcher match, JsonNode rule, boolean isEnd) {}

    /// The scopes of every character of `text`, the innermost last, each with a blank before it.
    String[] scopes(String text) {
        String[] scopes = new String[text.length()];
        Arrays.fill(scopes, "");
        Deque<Open> open = new ArrayDeque<>(List.of(new Open(root, "")));
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            String line = text.substring(start, end == 0 ? text.length() : end);
            new Line(line, start, scopes).scan(0, line.length(), open);
            start += line.length();
        }
        return scopes;
    }

    private final class Line {
        private final String line;
        private final int offset;
        private final String[] scopes;

        Line(String line, int offset, String[] scopes) {
            this.line = line;
            this.offset = offset;
            this.scopes = scopes;
        }

        void scan(int from, int to, Deque<Open> open) {
            int at = from;
            while (at < to) {
                Open current = open.peek();
                Optional<Hit> next = first(at, to, current.rule());
                paint(at, next.map(hit -> hit.match().start()).orElse(to), current.scope());
                at = next.isPresent() ? apply(next.get(), open) : to;
            }
        }

        /// Paints what the hit is about, opens or closes its rule, and says where to go on.
        private int apply(Hit hit, Deque<Open> open) {
            Matcher match = hit.match();
            if (hit.isEnd()) {
                paint(match.start(), match.end(), open.pop().scope());
                return match.end();
            }
            String scope = open.peek().scope() + scope(hit.rule());
            paint(match.start(), match.end(), scope);
            boolean isSpan = hit.rule().has("begin");
            JsonNode captures = hit.rule().path(isSpan ? "beginCaptures" : "captures");
            captures.propertyNames()
                    .forEach(group -> capture(match, Integer.parseInt(group), captures.get(group), scope));
            if (isSpan) {
                open.push(new Open(hit.rule(), scope));
            }
            return match.end();
        }

        private void capture(Matcher match, int group, JsonNode capture, String scope) {
            if (match.start(group) >= 0) {
                Open inside = new Open(capture, scope + scope(capture));
                scan(match.start(group), match.end(group), new ArrayDeque<>(List.of(inside)));
            }
        }

        private void paint(int from, int to, String scope) {
            Arrays.fill(scopes, offset + from, offset + to, scope);
        }

        private Optional<Hit> first(int at, int to, JsonNode rule) {
            List<Hit> hits = new ArrayList<>();
            if (rule.has("end")) {
                find(rule.get("end"), at, to).ifPresent(match -> hits.add(new Hit(match, rule, true)));
            }
            patterns(rule)
                    .forEach(pattern -> find(pattern.has("begin") ? pattern.get("begin") : pattern.get("match"), at, to)
                            .filter(match -> match.end() > match.start())
                            .ifPresent(match -> hits.add(new Hit(match, pattern, false))));
            return hits.stream()
                    .reduce((first, other) ->
                            other.match().start() < first.match().start() ? other : first);
        }

        private Optional<Matcher> find(JsonNode regex, int at, int to) {
            Matcher matcher = compiled.computeIfAbsent(regex.asString(), Pattern::compile)
                    .matcher(line)
                    .region(at, to)
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false);
            return matcher.find() ? Optional.of(matcher) : Optional.empty();
        }
    }

    private static String scope(JsonNode rule) {
        return rule.has("name") && !rule.has("scopeName")
                ? " " + rule.get("name").asString()
                : "";
    }

    /// The patterns inside `rule`, with those that are included in the place of the includes.
    private Stream<JsonNode> patterns(JsonNode rule) {
        return rule.path("patterns").valueStream().flatMap(this::resolved);
    }

    private Stream<JsonNode> resolved(JsonNode pattern) {
        JsonNode rule = pattern.has("include")
                ? root.get("repository").get(pattern.get("include").asString().substring(1))
                : pattern;
        return rule.has("match") || rule.has("begin") ? Stream.of(rule) : patterns(rule);
    }
}
