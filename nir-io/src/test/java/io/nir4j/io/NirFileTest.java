package io.nir4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.fixtures.Property;
import io.nir4j.model.fixtures.RandomGraphs;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class NirFileTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> readsBackWhatItWrote() {
        return Stream.concat(TestData.goodWire().stream(), TestData.frameworks().stream())
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Graph graph = NirFile.read(file).graph();
                    for (Compression compression : new Compression[] {Compression.NONE, Compression.gzip(1)}) {
                        Path copy = folder.resolve("copy.nir");
                        NirFile.write(copy, graph, compression);
                        NirFile.Loaded loaded = NirFile.read(copy);
                        assertEquals(graph, loaded.graph());
                        assertEquals(Optional.of("1.0.7"), loaded.version());
                        assertTrue(
                                loaded.findings().isEmpty(),
                                () -> loaded.findings().toString());
                    }
                }));
    }

    @Test
    void readsBackAnyNetwork() {
        Property.forAllGraphs(1, 150, RandomGraphs.any(), graph -> {
            Path file = folder.resolve("random.nir");
            NirFile.write(file, graph, Compression.gzip(1));
            NirFile.Loaded loaded = NirFile.read(file);
            assertEquals(graph, loaded.graph());
            assertTrue(loaded.findings().isEmpty(), () -> loaded.findings().toString());
            byte[] first = Files.readAllBytes(file);
            NirFile.write(file, loaded.graph(), Compression.gzip(1));
            assertArrayEquals(first, Files.readAllBytes(file));
        });
    }

    @TestFactory
    Stream<DynamicTest> readsBackThePublishedNetworks() {
        List<Path> published = TestData.published();
        Assumptions.assumeFalse(published.isEmpty(), "the networks of the NIR paper are not on this machine");
        return published.stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Graph graph = NirFile.read(file).graph();
                    NirFile.write(folder.resolve("copy.nir"), graph);
                    assertEquals(graph, NirFile.read(folder.resolve("copy.nir")).graph());
                }));
    }

    @Test
    void writesEqualGraphsAsEqualBytes() throws IOException {
        Graph graph = NirFile.read(TestData.wire("nested-twice.nir")).graph();
        Path first = folder.resolve("first.nir");
        Path second = folder.resolve("second.nir");
        NirFile.write(first, graph, Compression.gzip());
        NirFile.write(second, NirFile.read(first).graph(), Compression.gzip());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void compressesLargeArraysOnly() throws IOException {
        Path plain = folder.resolve("plain.nir");
        Path packed = folder.resolve("packed.nir");
        NirFile.write(plain, zeros(32));
        NirFile.write(packed, zeros(32), Compression.gzip());
        assertTrue(Files.size(packed) < Files.size(plain), "4 KiB are compressed");
        NirFile.write(plain, zeros(31));
        NirFile.write(packed, zeros(31), Compression.gzip());
        assertEquals(Files.size(plain), Files.size(packed), "less is not");
    }

    private static Graph zeros(int extent) {
        Tensor weight = Tensor.filled(DType.F32, Shape.of(extent, extent), 0);
        var graph = Graph.builder();
        graph.input("in", extent)
                .then("fc", new Affine(weight, Tensor.filled(DType.F32, Shape.of(extent), 0)))
                .output("out", extent);
        return graph.build();
    }

    @Test
    void findsTheFormatByContent() throws IOException {
        Path misnamed = folder.resolve("net.json");
        Files.copy(TestData.wire("metadata.nir"), misnamed);
        assertEquals(NetworkFormat.NIR, NirFile.read(misnamed).format());
    }

    @Test
    void suggestsAFileThatExists() throws IOException {
        Files.copy(TestData.wire("metadata.nir"), folder.resolve("metadata.nir"));
        Diagnostic fault = refused(() -> NirFile.read(folder.resolve("metdata.nir")));
        assertEquals(Code.UNREADABLE, fault.code());
        assertEquals("there is no such file", fault.message());
        assertEquals(Optional.of("did you mean 'metadata.nir'?"), fault.hint());
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertEquals(
                "this is a folder, not a file",
                refused(() -> NirFile.read(folder)).message());
    }

    @Test
    void saysThatThereIsNoFolderToWriteTo() {
        Diagnostic fault = refused(() -> NirFile.write(folder.resolve("no/net.nir"), zeros(1)));
        assertEquals(Code.UNREADABLE, fault.code());
        assertTrue(fault.message().contains("no such folder"), fault.message());
    }

    @Test
    void refusesToWriteUnderAnUnknownEnding() {
        Diagnostic fault = refused(() -> NirFile.write(folder.resolve("net.nri"), zeros(1)));
        assertEquals(Code.UNKNOWN_ENDING, fault.code());
        assertEquals(Optional.of("did you mean '.nir'?"), fault.hint());
    }

    @Test
    void refusesToWriteWithoutAnEnding() {
        String message =
                refused(() -> NirFile.write(folder.resolve("net"), zeros(1))).message();
        assertTrue(message.endsWith("this name has no ending"), message);
    }

    @Test
    void saysThatADeviceIsNoFile() {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device), "this system has no /dev/null");
        assertEquals(Code.UNREADABLE, refused(() -> NirFile.read(device)).code());
    }

    @Test
    void refusesMetadataThatHdf5CannotHold() {
        Graph graph = zeros(1);
        Value.Tree metadata = new Value.Tree(
                Map.of("a/b", new Value.Text("slash"), "nul", new Value.Text("\0"), "fine", new Value.Text("")));
        Graph named = new Graph(graph.nodes(), graph.edges(), Map.of(), metadata);
        InvalidNetwork fault =
                assertThrows(InvalidNetwork.class, () -> NirFile.write(folder.resolve("net.nir"), named));
        assertEquals(2, fault.diagnostics().size(), fault.getMessage());
        assertTrue(Files.notExists(folder.resolve("net.nir")));
    }

    private static Diagnostic refused(Runnable step) {
        return assertThrows(InvalidNetwork.class, step::run).diagnostics().getFirst();
    }
}
