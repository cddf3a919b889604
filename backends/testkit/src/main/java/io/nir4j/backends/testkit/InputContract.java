package io.nir4j.backends.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.model.Graph;
import io.nir4j.model.Scale;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Input of every type is taken; input that does not fit is refused with all that is wrong.
interface InputContract extends SimulatorUnderTest {

    /// Inputs `a` of shape (3) and `b` of shape (2), outputs of the same.
    private static Graph twoInputs() {
        var graph = Graph.builder();
        graph.input("a", 3).then("s", new Scale(Tensor.scalar(2.0))).output("y", 3);
        graph.input("b", 2).output("z", 2);
        return graph.build();
    }

    private static Tensor zeros(long... dims) {
        return Tensor.filled(DType.F32, Shape.of(dims), 0);
    }

    private List<Diagnostic> refused(Map<String, Tensor> inputs) {
        try (Simulation simulation = trial(twoInputs()).open(4)) {
            InvalidNetwork refusal = assertThrows(InvalidNetwork.class, () -> simulation.advance(inputs));
            refusal.diagnostics().forEach(finding -> assertEquals(Code.INPUT_DATA, finding.code()));
            return refusal.diagnostics();
        }
    }

    private static void mentions(Diagnostic finding, String... words) {
        for (String word : words) {
            assertTrue(finding.toString().contains(word), () -> word + " in: " + finding);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void everyElementTypeIsTaken(DType dtype) {
        var graph = Graph.builder();
        graph.input("x", 2).then("s", new Scale(Tensor.scalar(3.0))).output("y", 2);
        Tensor input = Tensor.of(Shape.of(2, 1, 2), 0.0, 1, 1, 0).cast(dtype);
        for (Precision precision : Precision.values()) {
            trial(graph.build()).at(precision).run(input).holds("y", 0, 0, 3, 3, 0);
        }
    }

    @Test
    default void numbersOfEveryTypeKeepTheirValue() {
        var graph = Graph.builder();
        graph.input("x", 2).output("y", 2);
        Trial trial = trial(graph.build());
        trial.run(Tensor.of(Shape.of(1, 1, 2), 200L, -3).cast(DType.I16)).holds("y", 0, 200, -3);
        trial.run(Tensor.of(Shape.of(1, 1, 2), 200L, 255).cast(DType.U8)).holds("y", 0, 200, 255);
        trial.run(Tensor.of(Shape.of(1, 1, 2), 0.1, -2.5).cast(DType.F16)).holds("y", 0, 0.0999755859375, -2.5);
        trial.run(Tensor.of(Shape.of(1, 1, 2), 0.1, -2.5)).holds("y", 0, 0.1, -2.5);
        trial.at(Precision.FLOAT32).run(Tensor.of(Shape.of(1, 1, 2), 0.1, -2.5)).holds("y", 0, 0.1f, -2.5);
    }

    @Test
    default void inputThatFitsIsTaken() {
        try (Simulation simulation = trial(twoInputs()).open(4)) {
            Outcome outcome = Outcome.of(simulation.advance(Map.of("a", zeros(5, 4, 3), "b", zeros(5, 4, 2))));
            assertEquals(Shape.of(5, 4, 3), outcome.of("y").shape());
            assertEquals(Shape.of(5, 4, 2), outcome.of("z").shape());
        }
    }

    @Test
    default void refusesMissingInput() {
        List<Diagnostic> findings = refused(Map.of("a", zeros(5, 4, 3)));
        assertEquals(1, findings.size());
        mentions(findings.getFirst(), "'b'");
    }

    @Test
    default void refusesInputThatTheNetworkDoesNotHave() {
        List<Diagnostic> findings = refused(Map.of("a", zeros(5, 4, 3), "b", zeros(5, 4, 2), "c", zeros(5, 4, 2)));
        assertEquals(1, findings.size());
        mentions(findings.getFirst(), "'c'", "hint");
    }

    @Test
    default void refusesOtherFeatures() {
        List<Diagnostic> findings = refused(Map.of("a", zeros(5, 4, 7), "b", zeros(5, 4, 2)));
        assertEquals(1, findings.size());
        mentions(findings.getFirst(), "'a'", "(5, 4, 7)", "(4, 3)");
    }

    @Test
    default void refusesAnotherBatch() {
        mentions(refused(Map.of("a", zeros(5, 3, 3), "b", zeros(5, 4, 2))).getFirst(), "'a'", "(5, 3, 3)", "(4, 3)");
    }

    @Test
    default void refusesMissingAxes() {
        assertEquals(2, refused(Map.of("a", zeros(5, 3), "b", zeros())).size());
    }

    @Test
    default void refusesInputsOfDifferentLengths() {
        mentions(refused(Map.of("a", zeros(5, 4, 3), "b", zeros(6, 4, 2))).getFirst(), "5", "6");
    }

    @Test
    default void saysEverythingThatIsWrongAtOnce() {
        assertEquals(
                3, refused(Map.of("a", zeros(5, 4, 7), "c", zeros(5, 4, 2))).size());
    }

    @Test
    default void goesOnAfterARefusal() {
        try (Simulation simulation = trial(twoInputs()).open(1)) {
            assertThrows(InvalidNetwork.class, () -> simulation.advance(Map.of()));
            Outcome.of(simulation.advance(Map.of("a", Tensor.of(Shape.of(1, 1, 3), 1.0, 2, 3), "b", zeros(1, 1, 2))))
                    .holds("y", 0, 2, 4, 6);
        }
    }
}
