package io.nir4j.dsl.editor;

import io.nir4j.dsl.grammar.SnnLexer;
import io.nir4j.dsl.grammar.SnnParser;
import io.nir4j.dsl.value.Functions;
import io.nir4j.dsl.value.NumberTypes;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/// What each character of a text should look like, by the lexer and the parser: a keyword that is used as a name is a
/// name.
final class Colours {
    static final String NONE = "";
    static final String COMMENT = "comment";
    static final String STRING = "string";
    static final String NUMBER = "number";
    static final String KEYWORD = "keyword";
    static final String UNIT = "unit";
    static final String KIND = "kind";
    static final String TYPE = "type";
    static final String FUNCTION = "function";

    private final String[] colours;
    private final Set<String> keywords = new TreeSet<>();

    /// @param text in the basic multilingual plane, well-formed
    Colours(String text) {
        colours = new String[text.length()];
        Arrays.fill(colours, NONE);
        CommonTokenStream tokens = new CommonTokenStream(new SnnLexer(CharStreams.fromString(text)));
        SnnParser parser = new SnnParser(tokens);
        visit(parser.file());
        if (parser.getNumberOfSyntaxErrors() > 0) {
            throw new IllegalArgumentException("not well-formed: " + text);
        }
        tokens.getTokens().stream()
                .filter(token -> token.getType() == SnnLexer.COMMENT)
                .forEach(token -> paint(token, COMMENT));
    }

    /// The keywords of the language: the tokens that are spelled with letters.
    static Set<String> vocabulary() {
        return IntStream.rangeClosed(1, SnnLexer.VOCABULARY.getMaxTokenType())
                .filter(Colours::isKeyword)
                .mapToObj(type -> SnnLexer.VOCABULARY.getLiteralName(type).replace("'", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isKeyword(int type) {
        String literal = SnnLexer.VOCABULARY.getLiteralName(type);
        return literal != null && Character.isLetter(literal.charAt(1));
    }

    /// The keywords in the text that are none of its names.
    Set<String> keywords() {
        return keywords;
    }

    String at(int index) {
        return colours[index];
    }

    private void visit(ParseTree tree) {
        if (tree instanceof TerminalNode leaf) {
            paint(leaf.getSymbol(), colour(leaf.getSymbol(), (ParserRuleContext) leaf.getParent()));
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            visit(tree.getChild(i));
        }
    }

    private String colour(Token token, ParserRuleContext parent) {
        return switch (token.getType()) {
            case SnnLexer.STRING -> STRING;
            case SnnLexer.NUMBER, SnnLexer.EXTENTS, SnnLexer.NAN_BITS -> NUMBER;
            case SnnLexer.ID -> word(token.getText(), parent);
            default -> {
                boolean isName = parent instanceof SnnParser.IdentifierContext;
                if (isName || !isKeyword(token.getType())) {
                    yield isName ? word(token.getText(), parent) : NONE;
                }
                keywords.add(token.getText());
                yield KEYWORD;
            }
        };
    }

    private static String word(String word, ParserRuleContext parent) {
        if (parent instanceof SnnParser.UnitContext) {
            return UNIT;
        }
        return switch (parent.getParent()) {
            case SnnParser.InstanceContext _, SnnParser.BlockContext _ -> KIND;
            case SnnParser.NameContext name when name.getParent() instanceof SnnParser.OpaqueContext -> KIND;
            case SnnParser.NamedContext named when named.list() != null -> TYPE;
            case SnnParser.NamedContext named
            when named.arguments() != null ->
                NumberTypes.names().contains(word) ? TYPE : isFunction(word) ? FUNCTION : NONE;
            case null, default -> NONE;
        };
    }

    /// `constant` and `poisson` are known in feeds alone.
    private static boolean isFunction(String word) {
        return Functions.names().contains(word) || word.equals("constant") || word.equals("poisson");
    }

    private void paint(Token token, String colour) {
        if (token.getType() != Token.EOF) {
            Arrays.fill(colours, token.getStartIndex(), token.getStopIndex() + 1, colour);
        }
    }
}
