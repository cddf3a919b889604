package io.nir4j.dsl.value;

import static io.nir4j.dsl.value.Values.fault;
import static io.nir4j.dsl.value.Values.field;
import static io.nir4j.dsl.value.Values.tensor;
import static io.nir4j.dsl.value.Values.untyped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListsTest {
    @Test
    void nestsForEachAxis() {
        assertEquals(Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6f), field("[[1, 2, 3], [4, 5, 6]]"));
        assertEquals(Tensor.of(Shape.of(2, 1, 1), 1L, 2L), tensor("[[[1]], [[2]]]"));
        assertEquals(Tensor.of(Shape.of(2, 2), 0f, 0f, 1f, 1f), field("[zeros(2), ones(2)]"));
    }

    @Test
    void mayBeEmpty() {
        assertEquals(Tensor.ofFloats(), field("[]"));
        assertEquals(Tensor.ofDoubles(), tensor("[]"));
        assertEquals(Tensor.filled(DType.F32, Shape.of(0), 0), tensor("f32[]"));
        assertEquals(Tensor.filled(DType.F32, Shape.of(2, 0), 0), tensor("f32[[], []]"));
        assertEquals(Tensor.filled(DType.F32, Shape.of(0, 3), 0), tensor("f32(zeros([0, 3]))"));
        assertEquals(new Value.Texts(Shape.of(0), List.of()), untyped("text[]"));
    }

    @Test
    void holdTexts() {
        assertEquals(new Value.Text("a"), untyped("\"a\""));
        assertEquals(new Value.Texts(Shape.of(2), List.of("a", "b")), untyped("[\"a\", \"b\"]"));
        assertEquals(new Value.Texts(Shape.of(2, 1), List.of("a", "b")), untyped("text[[\"a\"], [\"b\"]]"));
        assertEquals(new Value.Texts(Shape.SCALAR, List.of("a")), untyped("scalar(\"a\")"));
        assertEquals(new Value.Texts(Shape.of(0, 2), List.of()), untyped("full([0, 2], \"\")"));
        assertEquals(new Value.Texts(Shape.of(2), List.of("a", "a")), untyped("full(2, \"a\")"));
        assertEquals(new Value.Text("a"), untyped("full(\"a\")"));
    }

    @Test
    void refuseWhatDoesNotGoTogether() {
        String ragged = "the parts of a list have different shapes: ";
        assertEquals(ragged + "(2) and (1)", fault(Code.NOT_COMPUTABLE, "[[1, 2], [3]]"));
        assertEquals(ragged + "() and (1)", fault(Code.NOT_COMPUTABLE, "[1, [3]]"));
        assertEquals(ragged + "() and (1)", fault(Code.NOT_COMPUTABLE, "[\"a\", [\"b\"]]"));
        String mixed = "a list holds one kind of value, found ";
        assertEquals(mixed + "a number and text", fault(Code.NOT_COMPUTABLE, "[1, \"a\"]"));
        assertEquals(mixed + "text and a number", fault(Code.NOT_COMPUTABLE, "[\"a\", 1]"));
        assertTrue(fault(Code.NOT_COMPUTABLE, "[{}]").contains("found a group"));
        assertEquals("int8 and int16 do not go together", fault(Code.NOT_COMPUTABLE, "[i8(1), i16(1)]"));
        assertEquals("expected texts, found numbers(1)", fault(Code.NOT_COMPUTABLE, "text[1]"));
        assertEquals("expected numbers, found text(1)", fault(Code.NOT_COMPUTABLE, "f32[\"a\"]"));
    }

    @Test
    void suggestTypes() {
        Diagnostic fault = fault("f23[1]", Target.UNTYPED);
        assertEquals(Code.UNKNOWN_NAME, fault.code());
        assertEquals(Optional.of("did you mean 'f32'?"), fault.hint());
    }

    @Test
    void treesHoldAnything() {
        Value.Tree expected = new Value.Tree(Map.of(
                "a b", new Value.Text("x"),
                "n", new Value.Numbers(Tensor.scalar(1L)),
                "in", new Value.Tree(Map.of("f", new Value.Numbers(Tensor.scalar(0.5))))));
        assertEquals(expected, untyped("{ \"a b\" = \"x\", n = 1, in = { f = 0.5 } }"));
        assertEquals(Value.Tree.EMPTY, untyped("{}"));
    }

    @Test
    void treesNameBothPlacesOfADuplicate() {
        assertEquals("""
            error NIR-604: there is an entry 'a' already
              --> net.snn:1:19
                 1 | let it = { a = 1, a = 2 }
                   |                   ^
              and net.snn:1:12
                 1 | let it = { a = 1, a = 2 }
                   |            ^\
            """, fault("{ a = 1, a = 2 }", Target.UNTYPED).toString());
    }

    @Test
    void treesReportEveryEntry() {
        List<Diagnostic> found = new Values(ArrayFiles.none(), new Budget())
                .faults("{ a = i8(300), b = { c = nope }, d = 1 + [] }", Target.UNTYPED);
        assertEquals(
                List.of(Code.NOT_COMPUTABLE, Code.UNKNOWN_NAME),
                found.stream().map(Diagnostic::code).toList());
        List<Diagnostic> placed = new Values(ArrayFiles.none(), new Budget())
                .faults("{ a = 1 ms, b = { c = 9223372036854775808 } }", Target.UNTYPED);
        assertEquals(
                List.of(Code.WRONG_UNIT, Code.NOT_COMPUTABLE),
                placed.stream().map(Diagnostic::code).toList());
        assertEquals("a has no unit, found s", placed.getFirst().message());
        assertEquals("1:32", placed.getLast().place().path().orElseThrow());
    }
}
