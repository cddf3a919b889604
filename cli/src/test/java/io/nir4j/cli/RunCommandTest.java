package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.numpy.Npy;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RunCommandTest {
    private static final Path MODEL = CommandRun.model("norse/recurrent-cubalif");
    private static final Path INPUT = CommandRun.input("norse/recurrent-cubalif");

    @TempDir
    private Path folder;

    private static CommandRun run(Object... options) {
        Stream<Object> line = Stream.concat(Stream.of("run", MODEL, "--input", INPUT), Stream.of(options));
        return CommandRun.of(line.toArray());
    }

    @Test
    void summaryTellsWhatWasUsedAndWhy() {
        run("--dialect", "norse")
                .endsWith(ExitCode.FINE)
                .isSilent()
                .prints("dialect    norse (given)\n")
                .prints("time step  1 ms (the default)\n")
                .prints("backend    cpu, float32 (as norse computes)\n")
                .prints("steps      60, batch 2\n")
                .prints("input.npy, float32(60, 2, 7)\n");
    }

    @Test
    void explanationShowsLayersTheirCostAndHowActiveTheyWere() {
        run("--dialect", "norse", "--explain")
                .endsWith(ExitCode.FINE)
                .prints("fc2 + lif2         matrix (23) -> (7), update  161            217         14     ")
                .prints("each step: lif1    update (23)                                161         46     ")
                .prints("18.62 %\n");
    }

    @Test
    void backendThatDoesNotTellIsSaidSo() {
        run("--backend", "reference", "--explain").endsWith(ExitCode.FINE).prints("does not tell how it computes");
    }

    @Test
    void threadsChangeNoFigure() {
        for (int threads = 1; threads < 4; threads++) {
            run("--dialect", "norse", "--threads", threads)
                    .endsWith(ExitCode.FINE)
                    .prints("           sample 1: 3 48 6 9 0 11 0, argmax 1\n");
        }
        run("--threads", 0).endsWith(ExitCode.WRONG_USAGE).complains("at least 1");
    }

    @Test
    void summaryTellsRatesCountsAndArgmax() {
        run("--dialect", "norse")
                .endsWith(ExitCode.FINE)
                .prints("rate       lif1: 0.1862 spikes per neuron and step\n")
                .prints("rate       lif2: 0.1976 spikes per neuron and step\n")
                .prints("output     (60, 2, 7), spikes per sample:\n")
                .prints("           sample 0: 30 36 5 6 0 12 0, argmax 1\n")
                .prints("           sample 1: 3 48 6 9 0 11 0, argmax 1\n");
    }

    @Test
    void outputsThatAreNoSpikesAreSummed() {
        CommandRun.of(
                        "run",
                        CommandRun.model("norse/li-readout"),
                        "--input",
                        CommandRun.input("norse/li-readout"),
                        "--dialect=norse")
                .endsWith(ExitCode.FINE)
                .prints("output     (60, 2, 7), sum over time per sample:\n");
    }

    @Test
    void onlyTheFirstTenSamplesAreShown() throws IOException {
        Path many = folder.resolve("many.npy");
        Npy.write(many, Tensor.filled(DType.F32, Shape.of(3, 12, 7), 1));

        CommandRun.of("run", MODEL, "--input", many)
                .endsWith(ExitCode.FINE)
                .prints("sample 9: ")
                .prints("... and 2 more samples\n");
    }

    @Test
    void jsonHoldsTheSameFacts() {
        CommandRun run = run("--dialect", "norse", "--json").endsWith(ExitCode.FINE);

        JsonNode facts = new ObjectMapper().readTree(run.out());
        assertEquals("norse", facts.get("dialect").asString());
        assertEquals("given", facts.get("dialectOrigin").asString());
        assertEquals("the default", facts.get("timeStepOrigin").asString());
        assertEquals(60, facts.get("steps").asInt());
        assertEquals(0.18623188, facts.get("rates").get("lif1").asDouble(), 1e-7);
        JsonNode output = facts.get("outputs").get("output");
        assertEquals("[60,2,7]", output.get("shape").toString());
        assertEquals("[1,1]", output.get("argmax").toString());
        assertEquals(48, output.get("sums").get(1).get(1).asDouble());
    }

    @Test
    void aDialectThatFixesItsStepSaysSo() {
        CommandRun.of(
                        "run",
                        CommandRun.model("snntorch-export/leaky-zero"),
                        "--input",
                        CommandRun.input("snntorch-export/leaky-zero"),
                        "--dialect=snntorch")
                .endsWith(ExitCode.FINE)
                .prints("time step  100 us (fixed by snntorch)\n");
    }

    @Test
    void theStepOfTheFileIsTaken() {
        CommandRun.of(
                        "run",
                        CommandRun.model("snntorch-export/leaky-zero"),
                        "--input",
                        CommandRun.input("snntorch-export/leaky-zero"))
                .endsWith(ExitCode.FINE)
                .prints("time step  100 us (the file: r = tau/dt in every neuron)\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1ms, 1e-3",
        "0.1 ms, 1e-4",
        "100us, 1e-4",
        "1e-4, 1e-4",
        "0.001s, 1e-3",
        "2 ns, 2e-9",
        "100\u00b5s, 1e-4"
    })
    void aTimeStepIsWrittenInManyWays(String text, double seconds) {
        CommandRun run = run("--dt", text, "--json", "-q").endsWith(ExitCode.FINE);

        assertEquals(
                seconds,
                new ObjectMapper().readTree(run.out()).get("timeStepSeconds").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1ms", "0", "1 m", "fast", "1.2.3", "1e999"})
    void whatIsNoTimeStepIsWrongUsage(String text) {
        run("--dt=" + text)
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("'" + text + "' is no time step")
                .printsNothing();
    }

    @Test
    void aStepThatIsTooLongIsWarnedOf() {
        run("--dt", "1s").endsWith(ExitCode.FINE).complains("warning NIR-404: ").complains("--> " + MODEL + ":lif1");
        run("--dt", "1s", "-q").endsWith(ExitCode.FINE).isSilent();
    }

    @Test
    void progressIsShownWhenAskedFor() {
        run("--progress", "always").endsWith(ExitCode.FINE).complains("60 of 60 steps");
        run("--progress", "auto").endsWith(ExitCode.FINE).isSilent();
        run("--progress", "sometimes").endsWith(ExitCode.WRONG_USAGE);
    }

    @Test
    void backendThatIsNotInstalledEndsWithItsOwnCode() {
        run("--backend", "nd4j")
                .endsWith(ExitCode.NO_DEVICE)
                .complains("error NIR-501: backend 'nd4j' is not installed\n  hint: './nir run FILE --backend nd4j'");
    }

    @Test
    void mistypedNamesAreGuessed() {
        Path out = folder.resolve("out.npz");
        run("--dialect", "nrose").endsWith(ExitCode.WRONG_USAGE).complains("did you mean 'norse'?");
        run("--backend", "refrence").endsWith(ExitCode.WRONG_USAGE).complains("did you mean 'reference'?");
        run("--precision", "f23").endsWith(ExitCode.WRONG_USAGE).complains("did you mean 'f32'?");
        run("--record", "lif3", "-o", out)
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("error NIR-405: there is no 'lif3' to record\n  hint: did you mean 'lif1'?");
        run("-o", folder.resolve("out.npx")).endsWith(ExitCode.WRONG_USAGE).complains("did you mean '.npy'?");
        CommandRun.of("run", MODEL, "--input", "inptu=" + INPUT)
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("the network has no input 'inptu'\n  hint: did you mean 'input'?");
        CommandRun.of("run", MODEL, "--input", INPUT.resolveSibling("inptu.npy"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("did you mean 'input.npy'?");
    }

    @Test
    void wrongUsageIsFoundBeforeAnythingIsComputed() {
        run("--record", "lif1").endsWith(ExitCode.WRONG_USAGE).complains("--output");
        run("--block", "0").endsWith(ExitCode.WRONG_USAGE).complains("--block");
        run("--input", INPUT).endsWith(ExitCode.WRONG_USAGE).complains("input 'input' is given twice");
    }

    @Test
    void dataThatDoNotFitAreUnusable() {
        CommandRun.of("run", MODEL, "--input", CommandRun.input("norse/conv1d"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains(
                        "error NIR-401: the array for input 'input' has shape (60, 2, 3, 22), expected (time, batch, 7)"
                                + " or (time, 7)\n  --> " + CommandRun.input("norse/conv1d"));
        CommandRun.of("run", MODEL, "--input", MODEL)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("NIR-001");
    }

    @Test
    void advicePointsAtFlatAndMisplacedFeatures() throws IOException {
        Path model = CommandRun.model("norse/conv1d");
        Path flat = folder.resolve("flat.npy");
        Npy.write(flat, Tensor.filled(DType.F32, Shape.of(9, 2, 66), 0));
        Path first = folder.resolve("first.npy");
        Npy.write(first, Tensor.filled(DType.F32, Shape.of(3, 22, 9), 0));

        CommandRun.of("run", model, "--input", flat)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("reshape the last axis to (3, 22)");
        CommandRun.of("run", model, "--input", first)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("moveaxis");
    }

    @Test
    void aNetworkThatIsWrongIsUnusable() {
        CommandRun.of("run", CommandRun.testdata("wire/bad-dangling-edge.nir"), "--input", INPUT)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("error NIR-201")
                .printsNothing();
    }

    @Test
    void whenItFailsTheOldResultStays() throws IOException {
        Path target = Files.writeString(folder.resolve("out.npz"), "old");

        run("-o", target, "--record=output.v").endsWith(ExitCode.WRONG_USAGE);
        CommandRun.of("run", MODEL, "--input", CommandRun.input("norse/conv1d"), "-o", target)
                .endsWith(ExitCode.UNUSABLE_INPUT);

        assertEquals(List.of("old"), Files.readAllLines(target));
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    void aFolderThatDoesNotExistIsWritingFailed() {
        run("-o", folder.resolve("no/out.npz"))
                .endsWith(ExitCode.READING_OR_WRITING_FAILED)
                .complains("there is no such folder");
    }

    @Test
    void recordingTheOutputNodeIsTheOutput() {
        run("--record=output", "-o", folder.resolve("out.npz"))
                .endsWith(ExitCode.FINE)
                .prints(": output\n");
    }

    @Test
    void noStepsGiveAnEmptyResult() throws IOException {
        Path empty = folder.resolve("empty.npy");
        Path target = folder.resolve("out.npy");
        Npy.write(empty, Tensor.filled(DType.F32, Shape.of(0, 2, 7), 0));

        CommandRun.of("run", MODEL, "--input", empty, "-o", target).endsWith(ExitCode.FINE);

        assertEquals(Shape.of(0, 2, 7), Npy.read(target).shape());
        assertTrue(Files.size(target) > 0);
    }
}
