package io.nir4j.compiler.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.program.Op;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Stage;
import io.nir4j.compiler.program.Signal;
import io.nir4j.compiler.program.Window;
import io.nir4j.dialects.Axis.BackEdges;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.Conv2d;
import io.nir4j.model.Delay;
import io.nir4j.model.Graph;
import io.nir4j.model.IntVector;
import io.nir4j.model.LIF;
import io.nir4j.model.Padding;
import io.nir4j.model.check.TypedGraph;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LoweringTest {

    private static Program lower(TypedGraph graph) {
        return Lowering.lower(graph, Dialects.NIR, 1e-3, new Findings());
    }

    private static Program lower(BackEdges backEdges, String... edges) {
        Discretization steps = Discretization.CANONICAL.with(backEdges);
        Dialect dialect = new Dialect("test", "", "", steps, Optional.empty(), Set.of());
        return Lowering.lower(Graphs.of(edges), dialect, 1e-3, new Findings());
    }

    private static List<String> kinds(Program program) {
        return program.ops().map(op -> op.getClass().getSimpleName()).toList();
    }

    private static <O extends Op> O only(Class<O> kind, Program program) {
        List<Op> found = program.ops().filter(kind::isInstance).toList();
        assertEquals(1, found.size(), () -> kinds(program).toString());
        return kind.cast(found.getFirst());
    }

    /// Every signal is made once, and by an operation before those that read it in the same step.
    private static void isInOrder(Program program) {
        Set<Signal> made = new HashSet<>();
        program.ops().forEach(op -> {
            assertTrue(made.containsAll(op.reads()), () -> op + " reads what is not made yet");
            assertTrue(made.add(op.result()), () -> op + " makes what is made");
        });
        program.ops().filter(Op.Previous.class::isInstance).forEach(op -> {
            assertTrue(made.contains(((Op.Previous) op).input()), () -> op + " reads what nothing makes");
        });
        assertTrue(made.containsAll(program.nodes().values()));
    }

    @Test
    void chainBecomesOneStagePerNode() {
        Program program = lower(Graphs.of("x w", "w n", "n a", "a y"));
        assertEquals(List.of("Feed", "MatMul", "Neurons", "Neurons", "Reshape"), kinds(program));
        assertEquals(5, program.stages().size());
        assertTrue(program.stages().stream().noneMatch(Stage::loops));
        assertEquals(Set.of("x", "w", "n", "a", "y"), program.nodes().keySet());
        assertEquals(program.nodes().get("y"), program.outputs().get("y"));
        assertEquals(program.nodes().get("x"), program.inputs().get("x"));
        assertEquals(1e-3, program.stepSeconds());
        assertEquals(Precision.FLOAT64, program.precision());
        isInOrder(program);
    }

    @Test
    void programHasTheArithmeticOfItsDialect() {
        Program program = Lowering.lower(Graphs.of("x n", "n y"), Dialects.NORSE, 1e-3, new Findings());
        assertEquals(Precision.FLOAT32, program.precision());
    }

    @Test
    void edgesIntoANodeBecomeASumInTheOrderOfNames() {
        Program program = lower(Graphs.of("x b", "x a", "b y", "a y", "b y"));
        Op.Sum sum = only(Op.Sum.class, program);
        Signal a = program.nodes().get("a");
        Signal b = program.nodes().get("b");
        assertEquals(List.of(a, b, b), sum.inputs());
        isInOrder(program);
    }

    @Test
    void nodeWithoutSourcesReadsSilence() {
        Program program = lower(Graphs.of("x y", "w y"));
        Op.Silence silence = only(Op.Silence.class, program);
        assertEquals(List.of(silence.result()), only(Op.MatMul.class, program).reads());
        isInOrder(program);
    }

    @Test
    void cycleIsOneLoopingStage() {
        Program program = lower(Graphs.of("x n", "n w", "w n", "n y"));
        Stage loop = program.stages().stream().filter(Stage::loops).findFirst().orElseThrow();
        assertEquals(3, program.stages().size());
        Op.Previous back = only(Op.Previous.class, program);
        assertEquals(program.nodes().get("w"), back.input());
        assertTrue(loop.ops().contains(back));
        isInOrder(program);
    }

    @Test
    void biasOfASynapseIsKeptByDelayingWhatItReads() {
        Program program = lower(BackEdges.BIAS, "x n", "n w", "w n", "n y");
        Op.Previous back = only(Op.Previous.class, program);
        assertEquals(program.nodes().get("n"), back.input());
        assertEquals(2, program.ops().filter(Op.MatMul.class::isInstance).count());
        isInOrder(program);
        // The synapse of the present step serves nobody, unless somebody records it.
        assertEquals(
                1,
                program.keeping(List.of())
                        .ops()
                        .filter(Op.MatMul.class::isInstance)
                        .count());
    }

    @ParameterizedTest
    @EnumSource
    void signalsAreMadeBeforeTheyAreRead(BackEdges backEdges) {
        isInOrder(lower(backEdges, "x n1", "n1 w1", "w1 n2", "n2 w2", "w2 n1", "n2 w3", "w3 n2", "n2 y"));
        isInOrder(lower(backEdges, "x w1", "w1 w2", "w2 w1", "w2 n", "n w1", "n y"));
        isInOrder(lower(backEdges, "x w1", "w1 w1", "w1 y"));
        isInOrder(lower(backEdges, "x n1", "n1 w1", "w1 n1", "w1 w2", "w2 n2", "n2 w3", "w3 n2", "w1 w3", "n2 y"));
    }

    @Test
    void delayStaysInsideACycleOfSynapses() {
        Program program = lower(BackEdges.BIAS, "x a", "a b", "b a", "b y");
        assertEquals(program.nodes().get("b"), only(Op.Previous.class, program).input());
    }

    @Test
    void delayDoesNotPassIntoOtherCycles() {
        // w3 reads w1, a synapse of a cycle before its own.
        Program program = lower(BackEdges.BIAS, "x n1", "n1 w1", "w1 n1", "w1 w3", "n1 n2", "n2 w3", "w3 n2", "n2 y");
        List<Signal> delayed = program.ops()
                .filter(Op.Previous.class::isInstance)
                .map(op -> ((Op.Previous) op).input())
                .toList();
        assertTrue(delayed.contains(program.nodes().get("w1")));
    }

    @Test
    void convolutionKnowsItsWindow() {
        var graph = Graph.builder();
        Conv2d node = new Conv2d(
                Optional.empty(),
                Tensor.filled(DType.F32, Shape.of(4, 1, 3, 2), 1),
                IntVector.of(2, 1),
                new Padding.Same(),
                IntVector.of(1, 3),
                IntVector.of(2),
                Tensor.scalar(0.5f));
        graph.input("x", 2, 7, 5).then("c", node).output("y", 4, 4, 5);
        Op.Convolve op = only(Op.Convolve.class, lower(TypedGraph.of(graph.build())));
        assertEquals(new Window(List.of(3, 2), List.of(2, 1), List.of(1, 3), List.of(1, 1)), op.window());
        assertEquals(2, op.groups());
        assertEquals(Shape.of(4), op.bias().shape());
    }

    @Test
    void delaysBecomeWholeSteps() {
        var graph = Graph.builder();
        graph.input("x", 3)
                .then("d", new Delay(Tensor.ofDoubles(0, 0.0024, 0.0026)))
                .output("y", 3);
        assertEquals(
                List.of(0, 2, 3),
                only(Op.DelayLine.class, lower(TypedGraph.of(graph.build()))).steps());
    }

    @Test
    void delayOfOneElementStaysOneNumber() {
        var graph = Graph.builder();
        graph.input("x", 3, 2)
                .then("d", new Delay(Tensor.of(Shape.of(1, 1), 0.002)))
                .output("y", 3, 2);
        assertEquals(
                List.of(2),
                only(Op.DelayLine.class, lower(TypedGraph.of(graph.build()))).steps());
    }

    @Test
    void parametersAreOfOneElementOrOfTheFullShape() {
        var graph = Graph.builder();
        var node = new LIF(Tensor.scalar(0.01), Tensor.of(Shape.of(3, 1), 1.0, 2, 3), Graphs.one(0), Graphs.one(1));
        graph.input("x", 3, 2).then("n", node).output("y", 3, 2);
        Op.Neurons layer = only(Op.Neurons.class, lower(TypedGraph.of(graph.build())));
        assertEquals(
                Tensor.of(Shape.of(3, 2), 1.0, 1, 2, 2, 3, 3),
                layer.parameters().get("r"));
        assertEquals(Shape.of(1), layer.parameters().get("tau").shape());
        assertFalse(layer.parameters().containsKey("v_reset"));
    }

    @Test
    void nestedGraphsAreNodesOfTheProgramToo() {
        var graph = Graph.builder();
        graph.input("x", 1).then("block", Graphs.graph("x n", "n y").build()).output("y", 1);
        Program program = lower(TypedGraph.of(graph.build()));
        assertEquals(program.nodes().get("block/y"), program.nodes().get("block"));
        assertEquals(Set.of("x"), program.inputs().keySet());
        assertInstanceOf(
                Op.Reshape.class,
                program.ops()
                        .filter(op -> op.result().equals(program.nodes().get("block/x")))
                        .findFirst()
                        .orElseThrow());
    }
}
