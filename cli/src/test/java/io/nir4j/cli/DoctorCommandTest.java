package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.nir4j.dialects.importing.Fix;
import io.nir4j.dialects.importing.Fixes;
import io.nir4j.io.NirFile;
import io.nir4j.model.CubaLIF;
import io.nir4j.model.Graph;
import io.nir4j.model.Linear;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `nir doctor`: what it says, what it writes, and how it ends.
class DoctorCommandTest {
    private static final Path QUIRKS = CommandRun.testdata("quirks/counts-batch.snn");
    private static final Path DANGLING = CommandRun.testdata("quirks/dangling-name.nir");
    private static final Path SOUND = CommandRun.model("norse/recurrent-cubalif");
    private static final Path HOPELESS = CommandRun.testdata("wire/bad-negative-tau.nir");

    @TempDir
    Path folder;

    @Test
    void saysWhatIsWrongAndWhatWouldChange() {
        CommandRun.of("doctor", QUIRKS)
                .endsWith(ExitCode.NO)
                .prints("not valid, but can be fixed\n")
                .prints("error NIR-204: Linear 'fc' takes (8)")
                .prints("  flat: start_dim 1, end_dim -1 -> start_dim 0, end_dim -1 (then it gives (8),")
                .prints("  class: shape (1, 1, 2) -> shape (2) (LIF 'lif2' gives (2))\n");
    }

    @Test
    void whatItWritesIsValidAndNeedsNothingMore() {
        for (String ending : new String[] {".nir", ".json", ".snn"}) {
            Path fixed = folder.resolve("fixed" + ending);

            CommandRun.of("doctor", QUIRKS, "-o", fixed).endsWith(ExitCode.FINE).complains(fixed + ": the result\n");

            CommandRun.of("validate", fixed).endsWith(ExitCode.FINE);
            CommandRun.of("doctor", fixed).endsWith(ExitCode.FINE).prints("valid, nothing to do\n");
        }
    }

    @Test
    void edgesThatNameNoNodeLeadToTheOneThatIsMeant() {
        Path fixed = folder.resolve("fixed.nir");

        CommandRun.of("doctor", DANGLING)
                .endsWith(ExitCode.NO)
                .prints("not valid, but can be fixed\n")
                .prints("  lif1: 2 edges at 'lif', which does not exist -> at 'lif1' (");
        CommandRun.of("doctor", DANGLING, "-o", fixed).endsWith(ExitCode.FINE);

        CommandRun.of("validate", fixed).endsWith(ExitCode.FINE);
        CommandRun.of("doctor", fixed).endsWith(ExitCode.FINE).prints("valid, nothing to do\n");
    }

    @Test
    void saysWhoProbablyWroteTheFileWhereTheirNameSettlesSomething() {
        Tensor ten = Tensor.of(Shape.of(1), 10.0).cast(DType.F32);
        Tensor one = Tensor.of(Shape.of(1), 1.0).cast(DType.F32);
        Tensor zero = Tensor.of(Shape.of(1), 0.0).cast(DType.F32);
        var chip = Graph.builder();
        chip.input("0", 1)
                .then("1", new Linear(Tensor.of(Shape.of(1, 1), 0.5).cast(DType.F32)))
                .then("2", new CubaLIF(ten, ten, one, zero, one, Optional.of(zero), Optional.of(one)))
                .output("3", 1);
        Path file = folder.resolve("chip.nir");
        NirFile.write(file, chip.build());

        CommandRun.of("doctor", file).prints("written by: ").prints("; --as hxtorch reads it so\n");
        assertFalse(CommandRun.of("doctor", "--as", "hxtorch", file).out().contains("written by"));
        assertFalse(CommandRun.of("doctor", SOUND).out().contains("written by"));
    }

    @Test
    void writesNothingUnlessAsked() throws IOException {
        Path copy = Files.copy(QUIRKS, folder.resolve("net.snn"));

        CommandRun.of("doctor", copy);

        assertArrayEquals(Files.readAllBytes(QUIRKS), Files.readAllBytes(copy));
    }

    @Test
    void writesOntoTheFileItReadIfThatIsNamed() {
        Path own = folder.resolve("net.nir");
        CommandRun.of("convert", "--unchecked", QUIRKS, own).endsWith(ExitCode.FINE);

        CommandRun.of("doctor", own, "-o", own).endsWith(ExitCode.FINE);

        CommandRun.of("validate", own).endsWith(ExitCode.FINE);
    }

    @Test
    void aSoundNetworkNeedsNothing() {
        CommandRun.of("doctor", SOUND).endsWith(ExitCode.FINE).isSilent();
    }

    @Test
    void whatNoFixCoversIsSaidOnceAndWrittenAsItIs() {
        Path fixed = folder.resolve("fixed.nir");

        CommandRun run = CommandRun.of("doctor", HOPELESS, "-o", fixed)
                .endsWith(ExitCode.NO)
                .prints("NIR-301")
                .complains("which is not valid yet");

        assertEquals(run.out().indexOf("error NIR-301"), run.out().lastIndexOf("error NIR-301"));
        CommandRun.of("validate", fixed).endsWith(ExitCode.NO);
    }

    @Test
    void appliesOnlyTheFixesThatAreNamed() {
        CommandRun run =
                CommandRun.of("doctor", "--fix", "port-of-ones", QUIRKS).endsWith(ExitCode.NO);

        run.prints("not valid, and only in part fixed\n").prints("left as it is:\nerror NIR-204: Linear 'fc'");
        assertFalse(run.out().contains("start_dim 0"));
    }

    @Test
    void aFixThatNobodyKnowsBringsTheNearest() {
        CommandRun.of("doctor", "--fix", "port-of-one", QUIRKS)
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("did you mean 'port-of-ones'?");
    }

    @Test
    void timesChangeTheirUnitOnRequestAlone() {
        Path net = folder.resolve("net.json");

        CommandRun.of("doctor", "--times", "ms", SOUND, "-o", net).endsWith(ExitCode.FINE);

        CommandRun.of("diff", SOUND, net).prints("times are in milliseconds in A");
        CommandRun.of("doctor", "--times", "steps", SOUND)
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("--dt 1ms");
    }

    @Test
    void anUnusableFileEndsTheCommand() {
        CommandRun.of("doctor", CommandRun.testdata("wire/bad-truncated.nir")).endsWith(ExitCode.UNUSABLE_INPUT);
        CommandRun.of("doctor").endsWith(ExitCode.WRONG_USAGE);
        CommandRun.of("doctor", QUIRKS, "-o", folder.resolve("net.svg")).endsWith(ExitCode.WRONG_USAGE);
    }

    @Test
    void factsAreJson() {
        JsonNode facts = new ObjectMapper()
                .readTree(CommandRun.of("doctor", "--json", QUIRKS)
                        .endsWith(ExitCode.NO)
                        .out());

        assertFalse(facts.get("wasValid").booleanValue());
        assertEquals(true, facts.get("valid").booleanValue());
        assertEquals("port-of-ones", facts.get("corrections").get(0).get("fix").stringValue());
        assertEquals("class", facts.get("corrections").get(0).get("place").stringValue());
    }

    @Test
    void listsAllFixes() {
        CommandRun run = CommandRun.of("doctor", "--fixes").endsWith(ExitCode.FINE);

        for (Fix fix : Fixes.all()) {
            run.prints(fix.name() + " (" + fix.kind().label() + ")\n  " + fix.says() + "\n");
        }
        assertEquals(
                Fixes.all().size(),
                new ObjectMapper()
                        .readTree(CommandRun.of("doctor", "--fixes", "--json").out())
                        .size());
    }
}
