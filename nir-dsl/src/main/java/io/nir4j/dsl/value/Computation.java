package io.nir4j.dsl.value;

import io.nir4j.dsl.syntax.Expression;
import io.nir4j.dsl.syntax.Word;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Computes expressions that see certain names. Faults are thrown, each with its place.
final class Computation {
    private static final String TEXTS = "text";
    private static final String ELIDED = "elided";
    private static final long MOST_ENTRIES = 1_000_000;

    private final Context context;
    private final Names names;
    private final Arithmetic arithmetic;
    private final Rows rows;

    Computation(Context context, Names names) {
        this.context = context;
        this.names = names;
        this.arithmetic = new Arithmetic(context.budget());
        this.rows = new Rows(context.budget());
    }

    Computed of(Expression expression) {
        try {
            return switch (expression) {
                case Expression.Numeral numeral -> Numerals.read(numeral.digits());
                case Expression.NanBits nan -> Numerals.nan(nan.digits());
                case Expression.Text text -> Words.of(text.text());
                case Expression.Reference reference -> References.find(reference.path(), names, context.files());
                case Expression.Call call -> call(call);
                case Expression.TypedList list -> typed(list);
                case Expression.Row row -> rows.row(all(row.elements()));
                case Expression.Tree tree -> group(tree);
                case Expression.Extents product -> extents(product);
                case Expression.Negated negated -> arithmetic.negated(operand(negated.operand()));
                case Expression.Measured measured -> measured(measured.amount(), unit(measured.unit()));
                case Expression.Chain chain -> chain(chain);
            };
        } catch (InvalidNetwork fault) {
            throw context.faults().placed(expression.span(), fault);
        }
    }

    private List<Computed> all(List<Expression> expressions) {
        List<Computed> computed = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            computed.add(of(expression));
        }
        return computed;
    }

    private Quantity numbers(Expression expression) {
        Computed computed = of(expression);
        if (computed instanceof Quantity quantity) {
            return quantity;
        }
        throw context.faults()
                .placed(
                        expression.span(),
                        Diagnostic.of(Code.NOT_COMPUTABLE, "expected numbers, found " + computed.describe())
                                .asException());
    }

    /// Numbers to compute with. What is left open to be filled later is replaced as a whole, so that a factor would be
    /// lost.
    private Quantity operand(Expression expression) {
        Quantity numbers = numbers(expression);
        boolean isOpen = context.files().fillsElided()
                && numbers.elements().isUniform()
                && Double.isNaN(numbers.elements().at(0));
        if (!isOpen) {
            return numbers;
        }
        throw context.faults()
                .placed(
                        expression.span(),
                        Diagnostic.of(Code.ELIDED, "nothing can be computed with an array that is left open")
                                .hint("write elided(...) alone: it is filled as a whole")
                                .asException());
    }

    private Computed call(Expression.Call call) {
        String name = call.function().text();
        if (name.equals(ELIDED)) {
            if (context.files().fillsElided() && !call.arguments().isEmpty()) {
                Shape shape = Extents.of(of(call.arguments().getFirst().value()));
                context.budget().takeArray(shape, DType.F32.bytes());
                return Generators.full(Optional.of(shape), Double.NaN);
            }
            throw Diagnostic.of(Code.ELIDED, "the numbers of this array are not in the text")
                    .hint("convert the network again without --elide, or fill it: nir convert SKELETON OUT --weights"
                            + " FILE")
                    .asException();
        }
        Functions.Function function = Functions.find(name)
                .orElseThrow(() -> unknown(call.function(), "there is no function '" + name + "'", Functions.names()));
        return function.body().of(new Arguments(function.signature().bind(call.arguments()), this::of, context));
    }

    private Computed typed(Expression.TypedList list) {
        String type = list.type().text();
        if (type.equals(TEXTS)) {
            return texts(list.row());
        }
        DType dtype = NumberTypes.named(type).orElseThrow(() -> {
            List<String> types = new ArrayList<>(NumberTypes.names());
            types.add(TEXTS);
            return unknown(list.type(), "there is no type '" + type + "'", types);
        });
        return Conversion.to(dtype, numbers(list.row()), context.budget());
    }

    private Computed texts(Expression.Row row) {
        if (row.elements().isEmpty()) {
            return new Words(Optional.of(Shape.of(0)), List.of());
        }
        Computed texts = of(row);
        if (texts instanceof Words) {
            return texts;
        }
        throw Diagnostic.of(Code.NOT_COMPUTABLE, "expected texts, found " + texts.describe())
                .asException();
    }

    private Computed group(Expression.Tree tree) {
        Map<String, Group.Entry> entries = new LinkedHashMap<>();
        List<Diagnostic> found = new ArrayList<>();
        long size = tree.entries().size();
        for (Expression.Entry entry : tree.entries()) {
            try {
                Computed value = of(entry.value());
                size += value instanceof Group inner ? inner.size() : 0;
                add(entry, value, entries);
            } catch (InvalidNetwork fault) {
                found.addAll(fault.diagnostics());
            }
        }
        if (!found.isEmpty()) {
            throw new InvalidNetwork(found);
        }
        if (size > MOST_ENTRIES) {
            throw Budget.limit("this group has more than a million values in it")
                    .asException();
        }
        return new Group(entries, size);
    }

    private void add(Expression.Entry entry, Computed value, Map<String, Group.Entry> entries) {
        Word name = entry.name();
        Group.Entry first = entries.putIfAbsent(
                name.text(), new Group.Entry(value, name.span(), entry.value().span()));
        if (first != null) {
            throw Diagnostic.of(Code.NAME_TAKEN, "there is an entry '" + name.text() + "' already")
                    .at(context.faults().source().place(name.span()))
                    .and(context.faults().source().place(first.name()))
                    .asException();
        }
    }

    private Computed extents(Expression.Extents product) {
        long[] all = {};
        for (Expression part : product.extents()) {
            long[] before = all;
            all = context.faults().placed(part.span(), () -> Extents.joined(before, Extents.list(of(part))));
        }
        context.budget().takeArray(Shape.of(all.length), DType.I64.bytes());
        return Quantity.of(Tensor.ofLongs(all));
    }

    private Quantity measured(Expression amount, Measure unit) {
        return switch (amount) {
            case Expression.Numeral numeral -> Numerals.read(numeral.digits(), unit);
            case Expression.Negated negated -> arithmetic.negated(measured(negated.operand(), unit));
            case Expression other -> arithmetic.measured(operand(other), unit);
        };
    }

    private Measure unit(Word unit) {
        return Measure.named(unit.text())
                .orElseThrow(() -> unknown(unit, "there is no unit '" + unit.text() + "'", Measure.symbols()));
    }

    private Quantity chain(Expression.Chain chain) {
        Quantity result = operand(chain.first());
        for (Expression.Step step : chain.steps()) {
            result = arithmetic.combined(result, step.operator(), operand(step.operand()));
        }
        return result;
    }

    private InvalidNetwork unknown(Word word, String message, Collection<String> known) {
        return Diagnostic.of(Code.UNKNOWN_NAME, message)
                .hint(Suggestion.hint(word.text(), known))
                .at(context.faults().source().place(word.span()))
                .asException();
    }
}
