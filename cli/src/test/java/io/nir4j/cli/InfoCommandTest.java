package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NirFile;
import io.nir4j.model.Affine;
import io.nir4j.model.Graph;
import io.nir4j.model.GraphBuilder;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class InfoCommandTest {
    @TempDir
    private Path folder;

    private static CommandRun info(String path) {
        return CommandRun.of("info", CommandRun.testdata(path))
                .endsWith(ExitCode.FINE)
                .isSilent();
    }

    private static String line(CommandRun run, String start) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line '" + start + "...' in\n" + run.out()))
                .replaceAll(" +", " ");
    }

    @Test
    void tellsFormatVersionAndCounts() {
        info("frameworks/norse/recurrent-cubalif/model.nir")
                .prints("model.nir: NIR (HDF5), version 1.0.7, 75.5 KiB\n")
                .prints("7 nodes, 7 edges (1 closes a cycle), 1,114 parameters (4.4 KiB)\n")
                .prints("findings: none\n");
    }

    @Test
    void listsNodesInTheOrderInWhichTheyRun() {
        CommandRun run = info("frameworks/norse/recurrent-cubalif/model.nir");

        int start = run.out().indexOf("\ninput ");
        for (String name : new String[] {"input", "fc1", "lif1", "w_rec", "fc2", "lif2", "output"}) {
            int next = run.out().indexOf("\n" + name + " ", start);
            assertTrue(next >= start, name + " comes too early in\n" + run.out());
            start = next;
        }
    }

    @Test
    void showsShapesParametersAndSourcesOfANode() {
        CommandRun run = info("frameworks/norse/recurrent-cubalif/model.nir");

        assertEquals("fc1 Affine (7) -> (23) 184 float32 input", line(run, "fc1"));
        assertTrue(line(run, "lif1").startsWith("lif1 CubaLIF (23) 161 float32 fc1, w_rec* tau_syn "), run::out);
    }

    @Test
    void showsEqualValuesAsOneNumberAndOthersAsARange() {
        CommandRun run = info("frameworks/norse/recurrent-cubalif/model.nir");

        assertTrue(line(run, "lif1").contains(" v_leak 0 V, v_threshold 0.1012..0.4965 V,"), run::out);
    }

    @Test
    void indentsNestedGraphs() {
        CommandRun run = info("wire/nested-twice.nir");

        assertTrue(run.out().lines().anyMatch(line -> line.startsWith("    ")), run::out);
        run.prints(" inside them");
    }

    @Test
    void saysWhichStepTheFileImplies() {
        info("frameworks/snntorch-export/leaky-zero/model.nir")
                .prints("time step: 100 us, from the file: r = tau/dt in every neuron\n");
    }

    @Test
    void saysWhoProbablyWroteTheFileAndHowToRunItSo() {
        info("frameworks/snntorch-export/synaptic-zero/model.nir")
                .prints("written by: very probably snnTorch: r = tau/dt in 1 and 3 (dt 0.0001 from 2 different time"
                        + " constants); w_in = tau_syn/dt in 1 and 3")
                .prints("time unit: very probably seconds: ")
                .prints(" --input X --dialect snntorch\n")
                .prints("in doubt: the file does not record reset_mechanism");
    }

    @Test
    void saysWhenNobodysHabitsStandOut() {
        info("wire/prim-Scale.nir").prints("written by: not clear, no exporter's habits stand out\n");
        info("wire/nested-recurrent.nir").prints("written by hand or by another tool, very probably: r is ");
    }

    @Test
    void printsMetadata() {
        info("wire/metadata.nir").prints("\nmetadata:\n");
    }

    @Test
    void worksOnInvalidNetworks() {
        info("wire/bad-dangling-edge.nir").prints("findings: 1 error\n").prints("error NIR-201: ");
    }

    @Test
    void worksOnTypesThatAreNotKnown() {
        info("wire/bad-unknown-type.nir").prints("Frobnicate").prints("NIR-102");
    }

    @Test
    void refusesAFileThatIsNoNetwork() {
        CommandRun.of("info", CommandRun.testdata("wire/bad-text.nir"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .printsNothing()
                .complains("NIR-001");
    }

    @Test
    void aMissingFileIsGuessed() {
        CommandRun.of("info", CommandRun.testdata("frameworks/norse/lif-layer/modle.nir"))
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .complains("there is no such file")
                .complains("did you mean 'model.nir'?");
    }

    @Test
    void largeParametersAreNotLookedAt() {
        Tensor weight = Tensor.filled(DType.F32, Shape.of(200, 200), Double.NaN);
        GraphBuilder graph = Graph.builder();
        graph.input("in", 200)
                .then("fc", new Affine(weight, Tensor.filled(DType.F32, Shape.of(200), 0)))
                .output("out", 200);
        Path file = folder.resolve("large.nir");
        NirFile.write(file, graph.build());

        CommandRun.of("info", file)
                .endsWith(ExitCode.FINE)
                .prints("findings: none; large parameters were not looked into");
        CommandRun.of("validate", file).endsWith(ExitCode.FINE).prints("warning NIR-302");
    }

    @Test
    void jsonHoldsTheSameFacts() {
        CommandRun run = CommandRun.of("info", CommandRun.model("norse/recurrent-cubalif"), "--json")
                .endsWith(ExitCode.FINE);

        JsonNode facts = new ObjectMapper().readTree(run.out());
        assertEquals(1114, facts.get("parameters").asInt());
        assertEquals("nir", facts.get("origin").get("dialect").asString());
        assertEquals(10, facts.get("origin").get("writers").size());
        assertEquals(
                "seconds",
                facts.get("origin").get("timeUnits").get(0).get("name").asString());
        assertEquals(7, facts.get("nodes").size());
        JsonNode neuron = facts.get("nodes").get(2);
        assertEquals("lif1", neuron.get("name").asString());
        assertEquals("[23]", neuron.get("output").toString());
        assertEquals("[\"fc1\",\"w_rec\"]", neuron.get("from").toString());
        assertEquals("[\"w_rec\"]", neuron.get("closesCycle").toString());
    }
}
