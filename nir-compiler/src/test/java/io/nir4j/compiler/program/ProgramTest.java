package io.nir4j.compiler.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.lowering.Lowering;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.Scale;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ProgramTest {
    private static final Tensor ONE = Tensor.scalar(1.0);

    /// `x -> lif1.lif -> a -> y`, `x -> lif1`, `x -> b` without a reader.
    private static Program program() {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("lif1.lif", new CubaLIF(ONE, ONE, ONE, ONE, ONE))
                .then("a", new Scale(ONE))
                .output("y", 1);
        graph.from("x").then("lif1", new IF(ONE, ONE));
        graph.from("x").then("b", new Scale(ONE));
        return Lowering.lower(TypedGraph.of(graph.build()), Dialects.NIR, 1, new Findings());
    }

    @Test
    void nodeIsRecordedByItsName() {
        Program program = program();
        assertEquals(
                Optional.of(new Recording("a", program.nodes().get("a"), Optional.empty())), program.recording("a"));
    }

    @Test
    void stateIsRecordedBehindADot() {
        Program program = program();
        assertEquals(
                Optional.of(new Recording("lif1.v", program.nodes().get("lif1"), Optional.of("v"))),
                program.recording("lif1.v"));
        assertEquals(
                Optional.of(new Recording("lif1.lif.i", program.nodes().get("lif1.lif"), Optional.of("i"))),
                program.recording("lif1.lif.i"));
    }

    @Test
    void nameWithADotIsANodeFirst() {
        Program program = program();
        assertEquals(
                Optional.empty(), program.recording("lif1.lif").orElseThrow().state());
    }

    @Test
    void nothingElseIsRecorded() {
        Program program = program();
        for (String name : List.of("", ".", "v", ".v", "lif1.", "lif1.i", "lif1.u", "a.v", "x.v", "none")) {
            assertEquals(Optional.empty(), program.recording(name), name);
        }
    }

    @Test
    void everythingRecordableCanBeRecorded() {
        Program program = program();
        assertEquals(
                Set.of("x", "y", "a", "b", "lif1", "lif1.v", "lif1.lif", "lif1.lif.v", "lif1.lif.i"),
                program.recordable());
        program.recordable().forEach(name -> assertTrue(program.recording(name).isPresent(), name));
    }

    private static Set<String> made(Program program, List<Recording> recordings) {
        Set<Signal> made = program.keeping(recordings).ops().map(Op::result).collect(Collectors.toSet());
        return program.nodes().entrySet().stream()
                .filter(node -> made.contains(node.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void keepsWhatOutputsNeed() {
        assertEquals(Set.of("x", "lif1.lif", "a", "y"), made(program(), List.of()));
    }

    @Test
    void keepsWhatRecordingsNeed() {
        Program program = program();
        assertEquals(
                Set.of("x", "lif1.lif", "a", "y", "lif1"),
                made(program, List.of(program.recording("lif1.v").orElseThrow())));
        assertEquals(
                Set.of("x", "lif1.lif", "a", "y", "b"),
                made(program, List.of(program.recording("b").orElseThrow())));
    }

    @Test
    void keepsWhatComesBackThroughCycles() {
        var graph = Graph.builder();
        graph.input("x", 1)
                .then("n", new IF(ONE, ONE))
                .then("w", new Scale(ONE))
                .to("n");
        graph.from("n").output("y", 1);
        Program program = Lowering.lower(TypedGraph.of(graph.build()), Dialects.NIR, 1, new Findings());
        assertEquals(program.stages(), program.keeping(List.of()).stages());
    }

    @Test
    void keepsItsInterface() {
        Program program = program();
        Program kept = program.keeping(List.of());
        assertEquals(program.inputs(), kept.inputs());
        assertEquals(program.outputs(), kept.outputs());
        assertEquals(program.nodes(), kept.nodes());
    }
}
