package io.nir4j.dsl.syntax;

import io.nir4j.dsl.grammar.SnnParser.FileContext;
import io.nir4j.dsl.grammar.SnnParser.StatementContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Takes each statement from the parser as soon as it is read, and lets its contexts go: all of those of a large text
/// would take a hundred times the memory of the text.
final class StatementCollector implements ParseTreeListener {
    private final StatementBuilder builder;
    private final List<Statement> statements = new ArrayList<>();

    StatementCollector(StatementBuilder builder) {
        this.builder = builder;
    }

    List<Statement> statements() {
        return statements;
    }

    @Override
    public void exitEveryRule(ParserRuleContext context) {
        if (context instanceof StatementContext statement && context.getParent().getParent() instanceof FileContext) {
            builder.statement(statement).ifPresent(statements::add);
            context.getParent().removeLastChild();
        }
    }

    @Override
    public void enterEveryRule(ParserRuleContext context) {}

    @Override
    public void visitTerminal(TerminalNode node) {}

    @Override
    public void visitErrorNode(ErrorNode node) {}
}
