package io.nir4j.dsl.build;

import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Span;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.dsl.value.ArrayFiles;
import io.nir4j.dsl.value.Budget;
import io.nir4j.dsl.value.Evaluator;
import io.nir4j.dsl.value.Target;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What all parts of the builder share while they read one text.
record Workshop(
        SourceText source,
        ArrayFiles files,
        Evaluator evaluator,
        Budget budget,
        Positions positions,
        Findings findings) {
    private static final int MOST_FINDINGS = 100;

    static Workshop of(SourceText source, ArrayFiles files, Findings findings) {
        Budget budget = new Budget();
        return new Workshop(
                source, files, new Evaluator(source, files, budget, findings), budget, new Positions(source), findings);
    }

    /// A text with a hundred faults has one that explains the others.
    ///
    /// @throws InvalidNetwork if there are that many
    void stopAfterTooManyFindings() {
        if (findings.hasErrors() && findings.all().size() >= MOST_FINDINGS) {
            throwIfErrors();
        }
    }

    /// Ends a phase. What is wrong with a block is wrong with each of its uses, and said once.
    ///
    /// @throws InvalidNetwork with all findings, if one of them is an error
    void throwIfErrors() {
        if (findings.hasErrors()) {
            throw new InvalidNetwork(findings.all().stream().distinct().toList());
        }
    }

    void report(Diagnostic finding, Span span) {
        findings.add(finding.at(source.place(span)));
    }

    /// All findings of a refusal, at one place.
    void report(InvalidNetwork refusal, Span span) {
        refusal.diagnostics().forEach(finding -> report(finding, span));
    }

    /// The value of an expression where nothing says what it should be; empty and findings if it has none.
    ///
    /// @param name what is set to it, for messages
    Optional<Value> untyped(String name, Expression expression, Scope scope) {
        return evaluator
                .compute(expression, scope)
                .flatMap(value -> evaluator.value(value, Target.untyped(name), expression.span()));
    }

    /// Counts against the budget; where that is exceeded, the text is read no further.
    ///
    /// @throws InvalidNetwork with all findings so far
    void take(Span span, Runnable counting) {
        try {
            counting.run();
        } catch (InvalidNetwork refusal) {
            report(refusal, span);
            throwIfErrors();
        }
    }

    /// What `step` makes; empty and findings at `span` if it refuses.
    <T extends @Nullable Object> Optional<T> attempt(Span span, Supplier<T> step) {
        try {
            return Optional.ofNullable(step.get());
        } catch (InvalidNetwork refusal) {
            report(refusal, span);
            return Optional.empty();
        }
    }

    void reportTaken(String what, Word name, Span first) {
        findings.add(Diagnostic.of(Code.NAME_TAKEN, "there is " + what + " '" + name.text() + "' already")
                .at(source.place(name.span()))
                .and(source.place(first)));
    }
}
