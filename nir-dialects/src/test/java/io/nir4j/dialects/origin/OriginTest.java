package io.nir4j.dialects.origin;

import static io.nir4j.dialects.origin.Exported.affine;
import static io.nir4j.dialects.origin.Exported.chain;
import static io.nir4j.dialects.origin.Exported.doubles;
import static io.nir4j.dialects.origin.Exported.floats;
import static io.nir4j.dialects.origin.Exported.lif;
import static io.nir4j.dialects.origin.Exported.linear;
import static io.nir4j.dialects.origin.Exported.same;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Neurons;
import io.nir4j.dialects.StepInResistance;
import io.nir4j.dialects.origin.Verdict.Confidence;
import io.nir4j.model.Delay;
import io.nir4j.model.Graph;
import io.nir4j.model.IF;
import io.nir4j.model.LI;
import io.nir4j.model.LIF;
import io.nir4j.model.Scale;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OriginTest {
    private static Origin origin(Graph graph) {
        return Origin.of(graph, Optional.of("1.0.7"));
    }

    private static Origin is(Writer writer, TimeUnit unit, Graph graph) {
        Origin origin = origin(graph);
        assertEquals(writer.label(), origin.writer().first().what().label(), origin::toString);
        assertTrue(origin.writer().isClear(), origin::toString);
        assertEquals(unit, origin.unit().orElseThrow().first().what(), origin::toString);
        if (!writer.equals(Writer.NORSE)) {
            assertEquals(writer.dialect(), origin.dialect());
        }
        return origin;
    }

    @Test
    void snnTorchIsKnownByTheRatioOfTauAndItsFixedStep() {
        Origin origin = is(
                Writer.SNNTORCH,
                TimeUnit.SECONDS,
                chain(
                        4,
                        2,
                        "fc1",
                        linear(3, 4),
                        "lif1",
                        Exported.snnTorch(1e-4, 0.9, 0.8, 0.7),
                        "fc2",
                        affine(2, 3, 0.5),
                        "lif2",
                        Exported.snnTorch(1e-4, 0.5, 0.5)));

        assertEquals(Confidence.VERY_PROBABLY, origin.writer().confidence());
        assertEquals(Optional.empty(), origin.step());
        assertTrue(
                origin.doubts().stream().anyMatch(doubt -> doubt.contains("reset_mechanism")),
                origin.doubts()::toString);
    }

    @Test
    void snnTorchWithAnotherStepIsToldToTakeIt() {
        Origin origin = is(
                Writer.SNNTORCH,
                TimeUnit.SECONDS,
                chain(4, 3, "fc1", linear(3, 4), "lif1", Exported.snnTorch(1e-3, 0.9, 0.8, 0.7)));

        assertEquals(Optional.of(1e-3), origin.step());
    }

    @Test
    void recurrentPairIsSnnTorchs() {
        assertTrue(is(Writer.SNNTORCH, TimeUnit.SECONDS, Exported.recurrentSnnTorch()).writer().first().pro().stream()
                .anyMatch(evidence -> evidence.rule().equals("recurrent-pair")));
    }

    @Test
    void norseIsKnownByUnitResistanceAndTracedNames() {
        is(
                Writer.NORSE,
                TimeUnit.SECONDS,
                chain(
                        "input_tensor",
                        "output",
                        4,
                        3,
                        "_0",
                        linear(3, 4),
                        "_1",
                        lif(floats(0.01, 0.012, 0.02), same(3, 1))));
    }

    private static Origin norse(double reset) {
        Tensor none = same(3, 0);
        Tensor one = same(3, 1);
        LIF first = new LIF(floats(0.01, 0.012, 0.02), one, none, one, Optional.of(same(3, reset)));
        LIF second = new LIF(floats(0.011, 0.013, 0.02), one, none, one, Optional.of(none));
        return is(
                Writer.NORSE,
                TimeUnit.SECONDS,
                chain(
                        "input_tensor",
                        "output",
                        4,
                        3,
                        "_0",
                        linear(3, 4),
                        "_1",
                        first,
                        "_2",
                        linear(3, 3),
                        "_3",
                        second));
    }

    @Test
    void cellsOfNorseAreMeantOnlyWhereTheyPartFromItsImporter() {
        assertEquals(Dialects.NORSE, norse(0).dialect());

        Origin origin = norse(-0.25);

        boolean sure = origin.writer().confidence() == Confidence.VERY_PROBABLY;
        assertEquals(sure ? Dialects.NORSE_NATIVE : Dialects.NORSE, origin.dialect(), origin::toString);
        assertEquals(
                !sure,
                origin.doubts().stream().anyMatch(doubt -> doubt.contains("norse-native")),
                origin.doubts()::toString);
    }

    @Test
    void parametersThatRepeatAlongAnAxisAreRead() {
        LIF neuron = new LIF(
                Tensor.filled(DType.F32, Shape.of(2, 3), 0.02),
                Tensor.filled(DType.F32, Shape.of(2, 1), 200),
                Tensor.filled(DType.F32, Shape.of(1, 3), 0),
                Tensor.filled(DType.F32, Shape.of(2, 3), 1));

        assertEquals(
                1e-4,
                StepInResistance.ofAny(Neurons.of(List.of(neuron)), 100)
                        .orElseThrow()
                        .seconds());
    }

    @Test
    void sinabsIsKnownByTimesInStepsAndZeroBiases() {
        Origin origin = is(
                Writer.SINABS,
                TimeUnit.STEPS,
                chain(
                        4,
                        2,
                        "0",
                        affine(3, 4, 0),
                        "1",
                        lif(same(3, 20), same(3, 1)),
                        "2",
                        affine(2, 3, 0),
                        "3",
                        new LI(same(2, 12.5), same(2, 1), same(2, 0))));

        assertEquals(Optional.empty(), origin.step());
    }

    @Test
    void rockpoolIsKnownByItsGainWhateverTheNames() {
        is(
                Writer.ROCKPOOL,
                TimeUnit.SECONDS,
                chain(4, 3, "in", linear(3, 4), "hidden", Exported.rockpool(1e-2, 0.05, 0.03, 0.02)));
        is(
                Writer.ROCKPOOL,
                TimeUnit.SECONDS,
                chain(4, 3, "0_LinearTorch", linear(3, 4), "1_LIFTorch", Exported.rockpool(1e-3, 0.02, 0.02, 0.02)));
    }

    @Test
    void spyxIsKnownByWhatRemainsAfterAStep() {
        Graph counting = chain(4, 3, "layer_0", linear(3, 4), "layer_1", Exported.spyx(1, 0.9, 0.8, 0.7));
        assertEquals(Optional.empty(), is(Writer.SPYX, TimeUnit.STEPS, counting).step());

        Graph timed = chain(4, 3, "layer_0", linear(3, 4), "layer_1", Exported.spyx(1e-3, 0.9, 0.8, 0.7));
        assertEquals(Optional.of(1e-3), is(Writer.SPYX, TimeUnit.SECONDS, timed).step());
    }

    @Test
    void spyxIsKnownByItsParametricNeuronAndItsRecurrence() {
        is(Writer.SPYX, TimeUnit.STEPS, Exported.parametric());
        is(Writer.SPYX, TimeUnit.STEPS, Exported.recurrentSpyx());
    }

    @Test
    void spikingJellyIsKnownByUniformDoublesAndItsStep() {
        for (boolean decayInput : new boolean[] {true, false}) {
            is(
                    Writer.SPIKINGJELLY,
                    TimeUnit.SECONDS,
                    chain(
                            "x",
                            "output",
                            4,
                            3,
                            "layer_0",
                            linear(3, 4),
                            "layer_1",
                            Exported.spikingJelly(2, decayInput)));
        }
        is(
                Writer.SPIKINGJELLY,
                TimeUnit.SECONDS,
                chain("x", "output", 4, 3, "fc", linear(3, 4), "sn", Exported.spikingJellyIntegrator()));
    }

    @Test
    void hxtorchIsKnownByNumbersForNamesAndWritesMilliseconds() {
        assertEquals(
                Optional.empty(),
                is(Writer.HXTORCH, TimeUnit.MILLISECONDS, Exported.hxtorch(10, 1))
                        .step());
    }

    @Test
    void acceleratedTimesOfHxtorchLeaveADoubtAboutTheUnit() {
        Origin origin = is(Writer.HXTORCH, TimeUnit.MILLISECONDS, Exported.hxtorch(0.006, 3));

        assertEquals(Confidence.PERHAPS, origin.unit().orElseThrow().confidence());
        assertTrue(
                origin.doubts().stream().anyMatch(doubt -> doubt.startsWith("times may be in seconds")),
                origin.doubts()::toString);
    }

    @Test
    void resistancesThatFollowFromNothingAreNoExporters() {
        Origin origin = is(
                Writer.OTHER, TimeUnit.SECONDS, chain(3, 3, "lif", lif(floats(0.01, 0.02, 0.03), floats(1.3, 0.7, 2))));

        assertEquals(Dialects.NIR, origin.dialect());
    }

    @Test
    void unitResistanceAloneLeavesNorseAndAHandInDoubt() {
        Origin origin = origin(chain(4, 3, "a", linear(3, 4), "b", lif(floats(0.01, 0.02, 0.03), same(3, 1))));

        assertEquals(Confidence.PERHAPS, origin.writer().confidence());
        assertTrue(
                origin.doubts().stream().anyMatch(doubt -> doubt.startsWith("it may be written ")),
                origin.doubts()::toString);
    }

    @Test
    void namesOfAListAreNirsOwnPackage() {
        is(Writer.OTHER, TimeUnit.SECONDS, chain(4, 3, "linear", linear(3, 4), "lif", lif(same(3, 0.01), same(3, 1))));
    }

    @Test
    void longTimesCanBeMillisecondsOrStepsAndAStepIsOneEitherWay() {
        Origin origin = origin(chain(
                4,
                3,
                "a",
                linear(3, 4),
                "b",
                new LIF(doubles(3, 20), doubles(3, 0.5), doubles(3, 0.1), doubles(3, 1))));

        Verdict<TimeUnit> unit = origin.unit().orElseThrow();
        assertFalse(unit.isClear() && unit.confidence() == Confidence.VERY_PROBABLY, origin::toString);
        assertTrue(unit.candidates().getLast().what() == TimeUnit.SECONDS, origin::toString);
        assertEquals(Optional.of(1.0), origin.step());
    }

    @Test
    void integratorsWithUnitResistanceCountSteps() {
        Origin origin = origin(chain(4, 3, "0", affine(3, 4, 0.1), "1", new IF(same(3, 1), same(3, 1))));

        assertEquals(TimeUnit.STEPS, origin.unit().orElseThrow().first().what());
    }

    @Test
    void metadataCountAsEvidence() {
        Graph plain = chain(4, 3, "a", linear(3, 4), "b", lif(same(3, 5), same(3, 1)));
        Graph noted = plain.edit()
                .metadata(new Value.Tree(Map.of(
                        "exporter",
                        new Value.Text("written by Norse 1.1"),
                        "time_unit",
                        new Value.Text("ms"),
                        "dt",
                        new Value.Numbers(Tensor.scalar(0.5)))))
                .build();

        Origin origin = origin(noted);
        assertEquals(TimeUnit.MILLISECONDS, origin.unit().orElseThrow().first().what());
        assertEquals(Optional.of(0.5), origin.step());
        assertTrue(
                origin.writer().candidates().stream()
                        .filter(candidate -> candidate.what().equals(Writer.NORSE))
                        .flatMap(candidate -> candidate.pro().stream())
                        .anyMatch(evidence -> evidence.says().contains("exporter")),
                origin::toString);
    }

    @Test
    void delaysTellTheUnitToo() {
        assertEquals(
                TimeUnit.STEPS,
                origin(chain(2, 2, "delay", new Delay(floats(3, 10))))
                        .unit()
                        .orElseThrow()
                        .first()
                        .what());
        assertEquals(
                TimeUnit.SECONDS,
                origin(chain(2, 2, "delay", new Delay(floats(0.003, 0.01))))
                        .unit()
                        .orElseThrow()
                        .first()
                        .what());
    }

    @Test
    void networksWithoutNeuronsAreNotGuessed() {
        Origin origin = origin(chain(2, 2, "anything", new Scale(same(2, 3))));

        assertFalse(origin.writer().isClear());
        assertEquals(Optional.empty(), origin.unit());
        assertEquals(Dialects.NIR, origin.dialect());
        assertFalse(
                Origin.of(Graph.builder().build(), Optional.empty()).writer().isClear());
    }

    @Test
    void sharesSumToOne() {
        Origin origin = origin(Exported.hxtorch(10, 2));

        assertEquals(
                1,
                origin.writer().candidates().stream()
                        .mapToDouble(Verdict.Candidate::share)
                        .sum(),
                1e-12);
    }
}
