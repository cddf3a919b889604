package io.nir4j.backends.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nir4j.backends.testkit.Outcome;
import io.nir4j.backends.testkit.Trial;
import io.nir4j.dialects.Axis.Gain;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.io.NirFile;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IntVector;
import io.nir4j.model.LIF;
import io.nir4j.model.Output;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The single neuron of the NIR paper, as seven platforms ran it there: the same file and the same input, told apart by
/// the dialect alone.
///
/// The recordings hold input, potential and spike at each step. snnTorch and SpiNNaker2 show the potential in units of
/// the gain that they fold into the threshold, SpiNNaker2 with a weight that was rounded to eight bits: the scale is
/// taken from the recording itself.
final class PaperLifTest {
    private static final Path PAPER = Path.of("..", "..", "..", "shared", "fixtures", "paper");
    private static final double STEP_SECONDS = 1e-4;
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @CsvSource({
        "norse, norse, lif_norse, 1",
        "snntorch, snntorch, lif_norse, 25",
        "snntorch, snntorch-import, lif_norse, 25",
        "sinabs, sinabs, lif_norse, 1",
        "rockpool, rockpool, lif_norse, 1",
        "rockpool, rockpool-native, lif_rockpool, 1",
        "spyx, spyx, lif_norse, 1",
        "lava_cpu_float, lava, lif_norse, 1",
        "spinnaker2, spinnaker2, lif_norse, 24.99509900019604"
    })
    void membraneAndSpikesAreThoseOfThePaper(
            String platform, String dialect, String network, double scale, TestReporter reporter) throws IOException {
        List<String> rows = recording(platform);
        double[] potential = column(rows, 1);
        double[] spikes = column(rows, 2);
        Outcome outcome = run(dialect, network);
        assertEquals(4, Arrays.stream(spikes).sum());
        double largest = Arrays.stream(potential).max().orElseThrow() / scale;
        double error = 0;
        for (int step = 0; step < rows.size(); step++) {
            assertEquals(spikes[step], spikes(outcome).getDouble(step), "spike at step " + step);
            error = Math.max(
                    error, Math.abs(potential[step] / scale - membrane(outcome).getDouble(step)));
        }
        reporter.publishEntry(platform + " as " + dialect, "largest error " + error / largest + " of the maximum");
        assertTrue(error <= TOLERANCE * largest, "off by " + error / largest + " of the maximum");
    }

    /// Sinabs recorded the input as it was fed, scaled by hand.
    @Test
    void sinabsAddsTheInputAsItWasFedToIt() throws IOException {
        List<String> rows = recording("sinabs");
        Dialect sinabs = Dialects.SINABS.with(
                "sinabs", "", Dialects.SINABS.discretization().with(Gain.ONE));
        Outcome outcome = run(sinabs, "lif_norse", column(rows, 0));
        double[] potential = column(rows, 1);
        for (int step = 0; step < rows.size(); step++) {
            assertEquals(potential[step], membrane(outcome).getDouble(step), 1e-8, "v at step " + step);
        }
    }

    private static List<String> recording(String platform) throws IOException {
        assumeTrue(Files.isDirectory(PAPER), "the files of the NIR paper are not there: no folder " + PAPER);
        return Files.readAllLines(PAPER.resolve("lif_" + platform + ".csv"));
    }

    private static Outcome run(String dialect, String network) throws IOException {
        return run(Dialects.named(dialect), network, column(recording("norse"), 0));
    }

    private static Outcome run(Dialect dialect, String network, double[] input) {
        Graph graph =
                withoutExtraAxes(NirFile.read(PAPER.resolve(network + ".nir")).graph());
        return Trial.of(new ReferenceSimulator(), graph)
                .in(dialect)
                .every(STEP_SECONDS)
                .recording(graph.all(LIF.class).firstKey() + ".v")
                .run(Tensor.of(Shape.of(input.length, 1, 1), input));
    }

    /// Rockpool's file gives its Output two axes that nothing else in it has.
    private static Graph withoutExtraAxes(Graph graph) {
        GraphBuilder same = graph.edit();
        graph.all(Output.class).keySet().forEach(name -> same.replace(name, new Output(IntVector.of(1))));
        return same.build();
    }

    private static Tensor spikes(Outcome outcome) {
        return outcome.outputs().firstEntry().getValue();
    }

    private static Tensor membrane(Outcome outcome) {
        return outcome.recordings().firstEntry().getValue();
    }

    private static double[] column(List<String> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column]))
                .toArray();
    }
}
