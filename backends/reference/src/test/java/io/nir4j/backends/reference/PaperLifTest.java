package io.nir4j.backends.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nir4j.backends.testkit.Outcome;
import io.nir4j.backends.testkit.Trial;
import io.nir4j.dialects.Dialects;
import io.nir4j.io.NirFile;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The single neuron of the NIR paper, as Norse and snnTorch ran it there: input, potential and spike at each step.
final class PaperLifTest {
    private static final Path PAPER = Path.of("..", "..", "..", "shared", "fixtures", "paper");
    private static final double STEP_SECONDS = 1e-4;

    /// @param scale of the potential in the recording: snnTorch's importer divides by r * dt/tau
    @ParameterizedTest
    @CsvSource({"norse, 1", "snntorch, 25"})
    void membraneAndSpikesAreThoseOfThePaper(String dialect, double scale) throws IOException {
        assumeTrue(Files.isDirectory(PAPER), "the files of the NIR paper are not there: no folder " + PAPER);
        List<String> rows = Files.readAllLines(PAPER.resolve("lif_" + dialect + ".csv"));
        Trial trial = Trial.of(
                        new ReferenceSimulator(),
                        NirFile.read(PAPER.resolve("lif_norse.nir")).graph())
                .in(Dialects.named(dialect))
                .every(STEP_SECONDS)
                .recording("1", "1.v");
        Outcome outcome = trial.run(Tensor.of(Shape.of(rows.size(), 1, 1), column(rows, 0)));
        double[] potential = column(rows, 1);
        double[] spikes = column(rows, 2);
        assertEquals(4, Arrays.stream(spikes).sum());
        for (int step = 0; step < rows.size(); step++) {
            assertEquals(spikes[step], outcome.of("1").getDouble(step), "spike at step " + step);
            assertEquals(potential[step] / scale, outcome.of("1.v").getDouble(step), 1e-6, "v at step " + step);
        }
    }

    private static double[] column(List<String> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column]))
                .toArray();
    }
}
