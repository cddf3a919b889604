package io.nir4j.dsl.format;

import io.nir4j.dsl.format.Lexeme.Kind;
import java.util.Set;

/// Follows the words of a statement, or of what stands between two commas in brackets, and says how each is set.
///
/// A word means what its place makes it: `x` joins extents behind an operand and is a name elsewhere, `at` in a
/// test asks for steps behind a signal and calls a function before `(`.
final class Spacing {
    private static final Set<String> SIGNS = Set.of("+", "-");
    private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/");
    private static final Set<String> GO_ON = Set.of("->", "=", "~", "+-", "\u00b1");
    private static final Set<String> BEFORE_OPERAND = Set.of("at", "fires", "equals", "within", "for");
    private static final Set<String> SETTINGS = Set.of("dialect", "dt", "precision");

    private final Form form;
    private int count;
    private Lexeme first = new Lexeme(Kind.END, "");
    private Lexeme last = first;
    /// Whether the last word ends an operand, so that an operator, a unit or a keyword may follow.
    private boolean afterOperand;
    /// Whether the last word can be called or have an index.
    private boolean isName;
    private boolean isSign;
    private boolean isJoint;
    private boolean isDefinition;
    private boolean inSignal;
    private boolean isTight;

    /// Where the words stand.
    enum Form {
        /// A statement of a network.
        STATEMENT,
        /// A statement of a test.
        TEST,
        /// Between brackets.
        INNER
    }

    Spacing(Form form) {
        this.form = form;
    }

    /// How many words and brackets were taken.
    int count() {
        return count;
    }

    Lexeme first() {
        return first;
    }

    Lexeme last() {
        return last;
    }

    boolean isDefinition() {
        return isDefinition;
    }

    /// Whether a line may be broken after the last word, for no other reason than that it is long.
    boolean isJoint() {
        return isJoint;
    }

    /// Whether the statement goes on in the next line.
    boolean goesOn() {
        return isJoint || (last.is(Kind.SYMBOL) && GO_ON.contains(last.text()));
    }

    /// Takes `word`, no bracket; true if it is separated from what is before it.
    boolean take(Lexeme word) {
        boolean spaced = count > 0 && isSeparate(word);
        if (count == 1) {
            isDefinition = word.is("=");
        }
        switch (word.kind()) {
            case WORD -> takeWord(word);
            case SYMBOL -> takeSymbol(word);
            default -> operand(word.is(Kind.STRING) && !afterOperand);
        }
        done(word);
        return spaced;
    }

    /// Takes brackets, up to the closing one; true if they are separated from what is before them.
    boolean takeBrackets(Lexeme open, Lexeme close) {
        boolean touches = isSign || (isName && !open.is("{")) || (last.is("]") && open.is("("));
        boolean spaced = count > 0 && !touches;
        isSign = false;
        isJoint = false;
        isTight = false;
        operand(false);
        inSignal = false;
        done(close);
        return spaced;
    }

    private void done(Lexeme word) {
        first = count == 0 ? word : first;
        last = word;
        count++;
    }

    private boolean isSeparate(Lexeme word) {
        if (word.is(",") || word.is(".") || isTight) {
            return false;
        }
        if (isSign) {
            // Written together the two would be the sign of a tolerance.
            return last.is("+") && word.is("-");
        }
        return !(inSignal && word.is("/"));
    }

    private void operand(boolean name) {
        afterOperand = true;
        isName = name;
        isSign = false;
        isJoint = false;
        isTight = false;
    }

    private void takeWord(Lexeme word) {
        boolean behind = afterOperand;
        operand(!behind);
        if (behind) {
            inSignal = false;
        }
        if (behind && word.text().equals("x") && hasExpressions()) {
            afterOperand = false;
            isJoint = true;
        } else if (isBeforeOperand(word, behind)) {
            // What follows stands as if it were the first; but a block may be called `opaque`, too.
            afterOperand = false;
            isName = isDefinition;
        }
    }

    /// In other statements `x` behind a word is a name: `input x`.
    private boolean hasExpressions() {
        return form != Form.STATEMENT || (first.isWord("let") && !isDefinition);
    }

    private boolean isBeforeOperand(Lexeme word, boolean behind) {
        return switch (form) {
            case INNER -> false;
            case STATEMENT ->
                (count == 0 && (word.isWord("let") || word.isWord("block")))
                        || (isDefinition && count == 2 && word.isWord("opaque"));
            case TEST -> {
                if (count == 0) {
                    inSignal = word.isWord("feed") || word.isWord("expect");
                    yield inSignal || SETTINGS.contains(word.text());
                }
                yield (last.is(",") && SETTINGS.contains(word.text()))
                        || (behind && BEFORE_OPERAND.contains(word.text()));
            }
        };
    }

    private void takeSymbol(Lexeme word) {
        boolean signal = inSignal && word.is("/");
        isSign = !afterOperand && SIGNS.contains(word.text());
        isTight = signal || word.is(".");
        isJoint = word.is("->") || word.is(",") || (afterOperand && !signal && OPERATORS.contains(word.text()));
        inSignal = signal;
        afterOperand = word.is("%");
        isName = false;
    }
}
