package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.model.Node;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Input     | (3)
        Output    | (2, 3)
        Affine    | 3 → 2
        Linear    | 5 of 3 → 2
        Scale     | × 0.5…2
        Conv1d    | 2 → 4 · 5 · stride 2 · padding same
        Conv2d    | 2 → 4 · 3×5 · stride 1×2 · padding 1 · dilation 2 · groups 2
        SumPool2d | 2×2 · stride 2
        AvgPool2d | 2×3 · stride 1 · padding 1
        Flatten   | axes 0…-1
        Delay     | 3 ms
        Threshold | x > 0.5
        I         | r 1e-4
        IF        | v > 2
        LI        | τ 1.5 s
        LIF       | τ 5…30 ms · v > 1
        CubaLI    | τ syn 1 ms · τ mem 200 µs
        CubaLIF   | τ syn 1 ms · τ mem 20 ms · v > 1
        NIRGraph  | 5 nodes
        SuperLIF  | unknown type
        """)
    void saysWhatTellsOneNodeFromAnother(String type, String summary) {
        Node node = Networks.primitives().get(type);

        assertEquals(summary, String.join(Box.SEPARATOR, Summary.of(node)));
    }

    @Test
    void knowsEveryPrimitive() {
        List<String> shown = Networks.primitives().keySet().stream().sorted().toList();
        List<String> all = Stream.concat(
                        Node.schemas().stream().map(schema -> schema.type()), Stream.of("NIRGraph", "SuperLIF"))
                .sorted()
                .toList();

        assertEquals(all, shown);
    }
}
