package io.nir4j.backends.harness;

import static io.nir4j.backends.harness.Cases.SIGNAL;
import static io.nir4j.backends.harness.Cases.TEST;
import static io.nir4j.backends.harness.Cases.at;
import static io.nir4j.backends.harness.Cases.check;
import static io.nir4j.backends.harness.Cases.expect;
import static io.nir4j.backends.harness.Cases.fault;
import static io.nir4j.backends.harness.Cases.feed;
import static io.nir4j.backends.harness.Cases.network;
import static io.nir4j.backends.harness.Cases.passes;
import static io.nir4j.backends.harness.Cases.test;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.backends.spi.Simulation;
import io.nir4j.backends.spi.SimulationOptions;
import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Program.Recording;
import io.nir4j.dialects.Axis.Precision;
import io.nir4j.dsl.spec.Expectation;
import io.nir4j.dsl.spec.Expectation.Near;
import io.nir4j.dsl.spec.Expectation.SpikesAt;
import io.nir4j.dsl.spec.Feed;
import io.nir4j.dsl.spec.Feed.Constant;
import io.nir4j.dsl.spec.Stated;
import io.nir4j.dsl.spec.TestCase;
import io.nir4j.model.Edge;
import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import io.nir4j.model.tensor.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestRunnerTest {
    private static final Place NAME = Place.path("2:11");
    private static final Expectation SILENCE = expect("lif", new SpikesAt(List.of()));
    private static final List<Feed> NOTHING = List.of(feed(3, new Constant(0)));

    private static TestCase stated(String dialect, Optional<Double> stepSeconds) {
        return new TestCase(
                "a title",
                Optional.of(new Stated<>(dialect, NAME)),
                stepSeconds.map(seconds -> new Stated<>(seconds, NAME)),
                Optional.empty(),
                NOTHING,
                List.of(SILENCE),
                TEST);
    }

    @Test
    void stepsAsTheDialectOfTheTestDoes() {
        ScriptedSimulator simulator = new ScriptedSimulator();

        passes(TestRunner.run(network(1), stated("norse", Optional.of(2e-3)), simulator));

        assertEquals(2e-3, simulator.program.stepSeconds());
        assertEquals(Precision.FLOAT32, simulator.options.precision());
    }

    @Test
    void whatTheTestLeavesOpenIsAsForARun() {
        ScriptedSimulator simulator = new ScriptedSimulator();

        passes(TestRunner.run(network(1), test(NOTHING, SILENCE), simulator));

        assertEquals(1e-3, simulator.program.stepSeconds());
        assertEquals(simulator.program.precision(), simulator.options.precision());
        assertEquals(1, simulator.options.batch());
    }

    @Test
    void aDialectMayFixItsStep() {
        ScriptedSimulator simulator = new ScriptedSimulator();

        TestRunner.run(network(1), stated("snntorch", Optional.empty()), simulator);

        assertEquals(1e-4, simulator.program.stepSeconds());
    }

    @Test
    void theTestChoosesThePrecision() {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            ScriptedSimulator simulator = new ScriptedSimulator();

            passes(TestRunner.run(network(1), at(dtype, test(NOTHING, SILENCE)), simulator));

            assertEquals(dtype == DType.F32 ? Precision.FLOAT32 : Precision.FLOAT64, simulator.options.precision());
        }
    }

    @Test
    void refusesAnUnknownDialectAtItsPlace() {
        Diagnostic fault =
                fault(TestRunner.run(network(1), stated("nrose", Optional.empty()), new ScriptedSimulator()));

        assertEquals("there is no dialect 'nrose'", fault.message());
        assertEquals(Optional.of("did you mean 'norse'?"), fault.hint());
        assertEquals(NAME, fault.place());
    }

    @Test
    void refusesAnUnknownSignalAtItsPlace() {
        Diagnostic fault = fault(check(new ScriptedSimulator(), 3, expect("lif.w", new SpikesAt(List.of())), 1));

        assertEquals(Code.NO_SUCH_RECORDING, fault.code());
        assertEquals("there is no signal 'lif.w'", fault.message());
        assertEquals(Optional.of("did you mean 'lif.v'?"), fault.hint());
        assertEquals(SIGNAL, fault.place());
    }

    @Test
    void refusesAnElementThatTheSignalDoesNotHave() {
        Diagnostic fault = fault(check(new ScriptedSimulator(), 3, expect("lif", new SpikesAt(List.of()), 2), 2));

        assertEquals("there is no lif[2]: lif has shape (2)", fault.message());
        assertEquals(SIGNAL, fault.place());
    }

    @Test
    void everyFaultOfATestIsFoundAtOnce() {
        TestCase test = test(List.of(), expect("lfi", new SpikesAt(List.of())), expect("liff", new Near(0, 0, 0)));

        TestResult.CannotRun cannot =
                assertInstanceOf(TestResult.CannotRun.class, TestRunner.run(network(1), test, new ScriptedSimulator()));

        assertEquals(
                List.of(
                        "there is no signal 'lfi'",
                        "there is no signal 'liff'",
                        "the test feeds nothing to input 'x'",
                        "nothing says how many steps to run"),
                cannot.findings().stream().map(Diagnostic::message).toList());
    }

    @Test
    void aNetworkThatIsWrongCannotRun() {
        Graph graph = new Graph(Map.of(), List.of(new Edge("x", "nowhere")), Map.of(), new Value.Tree(Map.of()));

        TestResult.CannotRun cannot = assertInstanceOf(
                TestResult.CannotRun.class, TestRunner.run(graph, test(NOTHING, SILENCE), new ScriptedSimulator()));

        assertEquals(Code.UNKNOWN_ENDPOINT, cannot.findings().getFirst().code());
    }

    @Test
    void whatTheDialectIgnoresIsSaidBesideTheResult() {
        TestResult result = TestRunner.run(network(1), stated("nir", Optional.of(3.0)), new ScriptedSimulator());

        passes(result);
        assertTrue(
                result.findings().stream().anyMatch(finding -> finding.code() == Code.UNSTABLE_STEP), result::toString);
    }

    @Test
    void aSimulatorMayRefuse() {
        ScriptedSimulator refusing = new ScriptedSimulator();
        var simulator = new io.nir4j.backends.spi.Simulator() {
            @Override
            public String name() {
                return "refusing";
            }

            @Override
            public String says() {
                return "Refuses.";
            }

            @Override
            public io.nir4j.backends.spi.Availability availability() {
                return refusing.availability();
            }

            @Override
            public Simulation open(Program program, SimulationOptions options) {
                throw Diagnostic.of(Code.BACKEND_REFUSES, "no").asException();
            }
        };

        assertEquals(
                Code.BACKEND_REFUSES,
                fault(TestRunner.run(network(1), test(NOTHING, SILENCE), simulator))
                        .code());
    }

    @Test
    void recordsThePotentialOfSpikingNeuronsAndOfNothingElse() {
        ScriptedSimulator simulator = new ScriptedSimulator();

        passes(TestRunner.run(
                network(1),
                test(NOTHING, SILENCE, expect("li", new Near(0, 0, 0)), expect("scale", new Near(0, 0, 0))),
                simulator));

        assertEquals(
                List.of("lif", "lif.v", "li", "scale"),
                simulator.options.recordings().stream().map(Recording::name).toList());
    }

    @Test
    void refusesARunThatDoesNotFitIntoMemory() {
        Diagnostic fault = fault(TestRunner.run(
                network(1), test(List.of(feed(1L << 40, new Constant(0))), SILENCE), new ScriptedSimulator()));

        assertEquals(Code.TEXT_LIMIT, fault.code());
    }

    @Test
    void everyExpectationIsCheckedAlthoughOneFails() {
        ScriptedSimulator simulator = new ScriptedSimulator().records("lif", 1).records("li", 1);

        TestResult.Failed failed = assertInstanceOf(
                TestResult.Failed.class,
                TestRunner.run(network(1), test(NOTHING, SILENCE, expect("li", new Near(0, 0, 0))), simulator));

        assertEquals(2, failed.differences().size());
    }
}
