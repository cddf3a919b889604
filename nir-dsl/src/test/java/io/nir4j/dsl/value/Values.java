package io.nir4j.dsl.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.dsl.syntax.Statement;
import io.nir4j.dsl.syntax.SyntaxReader;
import io.nir4j.model.Unit;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Evaluates the last line of a text; the lines before it define constants.
final class Values {
    static final Target FIELD = Target.numbers("tau", Unit.SECOND, Shape.SCALAR);

    private final Map<String, Computed> constants = new HashMap<>();
    private final Map<String, ArraySource> weights = new HashMap<>();
    private final Findings findings = new Findings();
    private final Budget budget;
    private final ArrayFiles files;

    Values(ArrayFiles files, Budget budget) {
        this.files = files;
        this.budget = budget;
    }

    private final Names names = new Names() {
        @Override
        public boolean isFaulty(String name) {
            return false;
        }

        @Override
        public Optional<Computed> constant(String name) {
            return Optional.ofNullable(constants.get(name));
        }

        @Override
        public Optional<ArraySource> weights(String name) {
            return Optional.ofNullable(weights.get(name));
        }

        @Override
        public Collection<String> known() {
            Set<String> all = new TreeSet<>(constants.keySet());
            all.addAll(weights.keySet());
            return all;
        }
    };

    /// What `text` is in a place of this kind.
    static Value value(String text, Target target) {
        Values values = new Values(ArrayFiles.none(), new Budget());
        Optional<Value> value = values.evaluate(text, target);
        assertEquals(List.of(), values.findings.all(), text);
        return value.orElseThrow();
    }

    static Value untyped(String text) {
        return value(text, Target.UNTYPED);
    }

    static Tensor tensor(String text) {
        return assertInstanceOf(Value.Numbers.class, untyped(text)).tensor();
    }

    static Tensor field(String text) {
        return field(text, Shape.SCALAR);
    }

    static Tensor field(String text, Shape layer) {
        Value value = value(text, Target.numbers("tau", Unit.SECOND, layer));
        return assertInstanceOf(Value.Numbers.class, value).tensor();
    }

    /// The only fault of `text`.
    static Diagnostic fault(String text, Target target) {
        List<Diagnostic> found = new Values(ArrayFiles.none(), new Budget()).faults(text, target);
        assertEquals(1, found.size(), found::toString);
        return found.getFirst();
    }

    /// The message of the only fault of `text`, which must be of this kind.
    static String fault(Code code, String text) {
        Diagnostic fault = fault(text, Target.UNTYPED);
        assertEquals(code, fault.code(), fault::toString);
        assertTrue(fault.place().excerpt().isPresent(), fault::toString);
        return fault.message();
    }

    List<Diagnostic> faults(String text, Target target) {
        Optional<Value> value = evaluate(text, target);
        assertTrue(value.isEmpty(), () -> text + " is " + value);
        return findings.all();
    }

    void weights(String name, ArraySource source) {
        weights.put(name, source);
    }

    /// `let a = 1` in each line but the last, which is an expression.
    Optional<Value> evaluate(String text, Target target) {
        int last = text.lastIndexOf('\n') + 1;
        SourceText source = new SourceText("net.snn", text.substring(0, last) + "let it = " + text.substring(last));
        List<Statement> statements = SyntaxReader.read(source, findings);
        Evaluator evaluator = new Evaluator(source, files, budget, findings);
        Optional<Computed> computed = Optional.empty();
        for (Statement statement : statements) {
            Statement.Constant constant = (Statement.Constant) statement;
            computed = evaluator.compute(constant.value(), names);
            computed.ifPresent(known -> constants.put(constant.name().text(), known));
        }
        Expression expression = ((Statement.Constant) statements.getLast()).value();
        return computed.flatMap(known -> evaluator.value(known, target, expression.span()));
    }
}
