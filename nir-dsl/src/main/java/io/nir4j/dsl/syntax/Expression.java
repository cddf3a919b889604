package io.nir4j.dsl.syntax;

import java.util.List;
import java.util.Optional;

/// What stands for a value.
///
/// Sums and products hold all their terms in one row: however long they are, the tree is only as deep as the brackets
/// in the text.
public sealed interface Expression {
    Span span();

    /// `0.5`, `12` or `0x1.8p-3`, without sign.
    record Numeral(String digits, Span span) implements Expression {}

    /// `nan#7fc00001`: a NaN by its bits.
    ///
    /// @param digits hexadecimal
    record NanBits(String digits, Span span) implements Expression {}

    /// `"same"`.
    record Text(String text, Span span) implements Expression {}

    /// `hidden`, `w."fc1.weight"`, `"file.npz".weight`.
    ///
    /// @param path one word that is not quoted, or several
    record Reference(List<Word> path, Span span) implements Expression {}

    /// `normal(10 x 512, std = 0.05)`.
    record Call(Word function, List<Argument> arguments, Span span) implements Expression {}

    /// `f64[1, 2]`.
    record TypedList(Word type, Row row, Span span) implements Expression {}

    /// `[1, 2, 3]`.
    record Row(List<Expression> elements, Span span) implements Expression {}

    /// `{ author = "x", year = 2024 }`.
    record Tree(List<Entry> entries, Span span) implements Expression {}

    /// `10 x 512`.
    ///
    /// @param extents at least two
    record Extents(List<Expression> extents, Span span) implements Expression {}

    /// `-tau`.
    record Negated(Expression operand, Span span) implements Expression {}

    /// `10 ms`.
    record Measured(Expression amount, Word unit, Span span) implements Expression {}

    /// `a + b - c` or `a * b / c`, from left to right.
    ///
    /// @param steps at least one; all of them `+` and `-`, or all of them `*` and `/`
    record Chain(Expression first, List<Step> steps, Span span) implements Expression {}

    /// One more operand of a [Chain].
    record Step(Operator operator, Expression operand) {}

    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        OVER("/");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /// One argument of a call or of a node.
    record Argument(Optional<Word> name, Expression value, Span span) {}

    /// One entry of a [Tree].
    record Entry(Word name, Expression value, Span span) {}
}
