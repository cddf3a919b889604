package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.TimeStep;
import io.nir4j.dialects.origin.Origin;
import io.nir4j.dialects.origin.TimeUnit;
import io.nir4j.dialects.origin.Verdict.Confidence;
import io.nir4j.dialects.origin.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who wrote the files that there are.
final class OriginOfFilesTest {
    private static final Path PAPER = Path.of("..", "..", "shared", "fixtures", "paper");

    private static Origin origin(Path file) throws IOException {
        GivenNetwork loaded = GivenFiles.network(file);
        return Origin.of(loaded.graph(), loaded.version());
    }

    private static List<Path> models(String folder) throws IOException {
        try (Stream<Path> cases = Files.list(CommandRun.testdata("frameworks/" + folder))) {
            return cases.map(path -> path.resolve("model.nir")).sorted().toList();
        }
    }

    private static double share(Origin origin, Writer writer) {
        return origin.writer().candidates().stream()
                .filter(candidate -> candidate.what().equals(writer))
                .findFirst()
                .orElseThrow()
                .share();
    }

    private static DynamicTest test(Path file, Writer writer) {
        return DynamicTest.dynamicTest(file.getParent().getFileName().toString(), () -> {
            Origin origin = origin(file);
            assertEquals(writer.label(), origin.writer().first().what().label());
            assertTrue(origin.writer().isClear());
            assertEquals(TimeUnit.SECONDS, origin.unit().orElseThrow().first().what());
            Dialect dialect = writer.equals(Writer.NORSE) ? Dialects.NORSE : writer.dialect();
            assertEquals(dialect, origin.dialect());
        });
    }

    @TestFactory
    List<DynamicTest> whatSnnTorchExportedIsSnnTorchs() throws IOException {
        return models("snntorch-export").stream()
                .map(file -> test(file, Writer.SNNTORCH))
                .toList();
    }

    @TestFactory
    List<DynamicTest> whatNorseExportedIsNorses() throws IOException {
        return models("norse-export").stream()
                .map(file -> test(file, Writer.NORSE))
                .toList();
    }

    @TestFactory
    List<DynamicTest> whatFollowsTheConventionsOfSnnTorchIsNotGivenToOthers() throws IOException {
        return models("snntorch-import").stream()
                .map(file -> test(file, Writer.SNNTORCH))
                .toList();
    }

    /// These were written with NIR's own package, to be read by Norse: they carry no exporter's habits.
    @TestFactory
    List<DynamicTest> whatWasWrittenForNorseIsNoOtherFrameworks() throws IOException {
        return models("norse").stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getParent().getFileName().toString(), () -> {
                            Origin origin = origin(file);
                            Writer writer = origin.writer().first().what();
                            assertTrue(writer.equals(Writer.OTHER) || writer.equals(Writer.NORSE), writer::label);
                            assertTrue(share(origin, Writer.SNNTORCH) < 0.01);
                            assertTrue(
                                    writer.equals(Writer.OTHER)
                                            || origin.writer().confidence() == Confidence.PERHAPS,
                                    "surer than the file is");
                        }))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "lif_norse.nir, Norse, seconds, ''",
        "lif_rockpool.nir, Rockpool, seconds, 1.0E-4",
        "cnn_sinabs.nir, sinabs, time steps, 1.0",
        "braille_noDelay_bias_zero.nir, snnTorch, seconds, 1.0E-4",
        "braille_noDelay_noBias_subtract.nir, snnTorch, seconds, 1.0E-4",
        "braille_noDelay_bias_zero_subgraph.nir, snnTorch, seconds, 1.0E-4",
        "braille_noDelay_noBias_subtract_subgraph.nir, snnTorch, seconds, 1.0E-4",
        "two_lif_neurons.nir, by hand or by another tool, seconds, ''",
    })
    void filesOfTheNirPaperAreAttributed(String name, String writer, String unit, String step) throws IOException {
        assumeTrue(Files.isDirectory(PAPER), "the files of the NIR paper are not there: no folder " + PAPER);
        Origin origin = origin(PAPER.resolve(name));

        assertEquals(writer, origin.writer().first().what().label());
        assertEquals(unit, origin.unit().orElseThrow().first().what().label());
        Optional<String> implied = TimeStep.fromParameters(
                        GivenFiles.network(PAPER.resolve(name)).graph())
                .map(found -> Double.toString(found.seconds()));
        assertEquals(step, implied.orElse(""));
    }

    @Test
    void filesWithoutEvidenceAreNotAttributed() throws IOException {
        for (String name : List.of("prim-Scale", "prim-Affine", "prim-Flatten", "metadata", "no-edges")) {
            assertEquals(
                    Confidence.UNCLEAR,
                    origin(CommandRun.testdata("wire/" + name + ".nir"))
                            .writer()
                            .confidence(),
                    name);
        }
    }
}
