package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NirFile;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.IF;
import io.nir4j.model.Scale;
import io.nir4j.model.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `nir diff`: what it says of two files, and how it ends.
class DiffCommandTest {
    private static final Tensor ONES = Tensor.ofFloats(1, 1);

    @TempDir
    Path folder;

    private Path file(String name, Graph graph) {
        Path file = folder.resolve(name);
        NirFile.write(file, graph);
        return file;
    }

    private static Graph network(String name, float... scale) {
        GraphBuilder graph = Graph.builder();
        graph.input("in", 2).then(name, new Scale(Tensor.ofFloats(scale))).output("out", 2);
        return graph.build();
    }

    @Test
    void aFileAndItsConversionAreEqual() {
        Path original = CommandRun.testdata("wire/nested-twice.nir");
        Path converted = folder.resolve("converted.json");
        CommandRun.of("convert", original, converted).endsWith(ExitCode.FINE);

        CommandRun.of("diff", original, converted).endsWith(ExitCode.FINE).prints("They are equal.\n");
    }

    @Test
    void otherNamesAreADifference() {
        Path a = file("a.nir", network("x", 1, 2));
        Path b = file("b.nir", network("y", 1, 2));

        CommandRun.of("diff", a, b)
                .endsWith(ExitCode.NO)
                .prints("They are equal but for the names of 1 node.\n")
                .prints("  x is y in B\n");
    }

    @Test
    void namesCanBeIgnored() {
        Path a = file("a.nir", network("x", 1, 2));
        Path b = file("b.nir", network("y", 1, 2));

        CommandRun.of("diff", "--ignore-names", a, b).endsWith(ExitCode.FINE);
    }

    @Test
    void onlyTheMeaningCanCount() {
        Path a = file("a.nir", network("x", 1, 1));
        Path b = file("b.nir", network("x", 1));

        CommandRun.of("diff", a, b)
                .endsWith(ExitCode.NO)
                .prints("They mean the same and are written differently")
                .prints("scale is one number, float32(2) in A and float32(1) in B: x\n");
        CommandRun.of("diff", "--meaning", a, b).endsWith(ExitCode.FINE);
    }

    @Test
    void tellsTheSizeOfADifference() {
        Path a = file("a.nir", network("x", 1, 2));
        Path b = file("b.nir", network("x", 1, 4));

        CommandRun.of("diff", a, b).endsWith(ExitCode.NO).prints("up to 2 (50 %), 1 of 2 elements\n");
        CommandRun.of("diff", a, b, "--tolerance", "0.5")
                .endsWith(ExitCode.FINE)
                .prints("within the tolerance");
    }

    @Test
    void cutsLongListsUnlessAskedForAll() {
        GraphBuilder more = network("x", 1, 2).edit();
        for (int i = 0; i < 100; i++) {
            more.add("if" + i, new IF(ONES, ONES));
        }
        Path a = file("a.nir", network("x", 1, 2));
        Path b = file("b.nir", more.build());

        CommandRun.of("diff", a, b).prints("only in B (100)\n").prints("  and 88 more: -v shows all\n");
        CommandRun run = CommandRun.of("diff", a, b, "-v");
        assertEquals(
                100, run.out().lines().filter(line -> line.endsWith(" (IF)")).count());
    }

    @Test
    void saysWhatTheNameOfAFileTellsOfResets() {
        Path a = file("a.nir", network("x", 1, 2));
        Path b = file("a_subtract.nir", network("x", 1, 2));

        CommandRun.of("diff", a, b)
                .endsWith(ExitCode.FINE)
                .prints("the name of B speaks of reset by subtraction; NIR has no field for that");
    }

    @Test
    void jsonHoldsEveryDifferenceWithWhatExplainsIt() {
        CommandRun run = CommandRun.of(
                        "diff",
                        CommandRun.model("norse/lif-layer"),
                        CommandRun.model("norse/recurrent-cubalif"),
                        "--json")
                .endsWith(ExitCode.NO);

        JsonNode facts = new ObjectMapper().readTree(run.out());
        assertEquals(false, facts.get("equal").asBoolean());
        assertTrue(facts.get("differences").size() > 1);
        for (JsonNode difference : facts.get("differences")) {
            assertTrue(difference.has("what") && difference.has("changesMeaning"), difference::toString);
        }
    }

    @Test
    void aFileThatIsNoNetworkCannotBeCompared() {
        CommandRun.of("diff", CommandRun.model("norse/lif-layer"), CommandRun.testdata("wire/bad-text.nir"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .printsNothing()
                .complains("NIR-001");
    }

    @Test
    void aNegativeToleranceIsWrongUsage() {
        CommandRun.of("diff", "a.nir", "b.nir", "--tolerance", "-1").endsWith(ExitCode.WRONG_USAGE);
    }
}
