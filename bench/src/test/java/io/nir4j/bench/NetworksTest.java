package io.nir4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dsl.SnnFile;
import io.nir4j.model.tensor.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({"mlp, 0.1", "conv, 0.15", "rnn, 0.02"})
    void networksFireAsTrainedOnesDo(String name, double density) {
        var graph = SnnFile.read(Path.of("networks", name + ".snn")).graph();

        try (Measured network = new Measured(graph, 1e-3, 2, density)) {
            double rate = network.rate();
            assertTrue(rate > 0.01 && rate < 0.2, () -> name + " fires at " + rate);
        }
    }

    @Test
    void spikesHaveTheirDensityInEveryRun() {
        var spikes = Numbers.spikes(Shape.of(100, 1000), 0.02);

        assertEquals(2000, (double) Numbers.active(spikes), 200);
        assertEquals(spikes, Numbers.spikes(Shape.of(100, 1000), 0.02));
        assertEquals(100, Numbers.active(Numbers.spikes(Shape.of(100), 1)));
    }
}
