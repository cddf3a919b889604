package io.nir4j.dsl.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nir4j.dsl.SnnFile;
import io.nir4j.model.Graph;
import io.nir4j.model.Linear;
import io.nir4j.model.Scale;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnnWriterTest {
    private static final PrintOptions OPTIONS = PrintOptions.sidecar("other.npz");
    private static final Graph SMALL =
            Graph.builder().add("a", new Scale(Tensor.ofFloats(1))).build();
    private static final Graph LARGE = Graph.builder()
            .add("a", new Linear(Tensor.ofFloats(new float[100]).reshape(Shape.of(10, 10))))
            .add("b", new Linear(large()))
            .build();

    @TempDir
    private Path folder;

    private static Tensor large() {
        float[] values = new float[100];
        values[0] = 1;
        return Tensor.of(Shape.of(10, 10), values);
    }

    @Test
    void theSidecarIsNamedAfterTheText() throws IOException {
        Path file = folder.resolve("net.snn");

        SnnWriter.write(file, LARGE, OPTIONS);

        assertEquals(folder.resolve("net.snn.npz"), SnnWriter.sidecar(file));
        assertEquals("""
            weights w = "net.snn.npz"

            a = Linear(weight = zeros(10 x 10))
            b = Linear(weight = w."b.weight")
            """, Files.readString(file));
        assertEquals(LARGE, SnnFile.read(file).graph());
    }

    @Test
    void aSidecarFromBeforeIsLeftAlone() throws IOException {
        Path file = folder.resolve("net.snn");
        Files.writeString(SnnWriter.sidecar(file), "mine");

        SnnWriter.write(file, SMALL, OPTIONS);

        assertEquals("mine", Files.readString(SnnWriter.sidecar(file)));
    }

    @Test
    void whereTheSidecarCannotBeWrittenThereIsNoText() throws IOException {
        Path file = folder.resolve("net.snn");
        Files.createDirectory(SnnWriter.sidecar(file));

        InvalidNetwork refusal = assertThrows(InvalidNetwork.class, () -> SnnWriter.write(file, LARGE, OPTIONS));

        assertEquals(Code.UNREADABLE, refusal.diagnostics().getFirst().code());
        assertFalse(Files.exists(file));
    }

    @Test
    void aFolderThatDoesNotExistIsSaid() {
        InvalidNetwork refusal =
                assertThrows(InvalidNetwork.class, () -> SnnWriter.write(folder.resolve("no/net.snn"), SMALL, OPTIONS));

        assertEquals(Code.UNREADABLE, refusal.diagnostics().getFirst().code());
    }

    @Test
    void whatNoTextCanHoldReadsBackFromTheSidecar() {
        long[] axes = new long[40];
        Arrays.fill(axes, 1);
        axes[0] = 2;
        Scale deep = new Scale(Tensor.ofFloats(1, 2).reshape(Shape.of(axes)));
        Graph graph = Graph.builder()
                .add("a", deep)
                .add("\ud800", Graph.builder().add("\u0001", deep).build())
                .build();
        Path file = folder.resolve("net.snn");

        Printed printed = SnnWriter.write(file, graph, PrintOptions.INLINE_ALL);

        assertEquals(
                List.of("_/_.scale", "a.scale"), List.copyOf(printed.arrays().keySet()));
        assertEquals(graph, SnnFile.read(file).graph());
    }
}
