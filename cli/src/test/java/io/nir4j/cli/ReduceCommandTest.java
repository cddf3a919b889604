package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReduceCommandTest {
    @TempDir
    private Path folder;

    private Path net;
    private Path out;

    @BeforeEach
    void writeNetwork() throws IOException {
        net = Files.writeString(folder.resolve("net.snn"), """
            input x [3]
            fc = Linear(weight = [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
            odd = Scale(scale = [13, 1, 1])
            lif = LIF[3](tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V)
            x -> fc -> odd -> lif -> output y
            """);
        out = folder.resolve("small.snn");
    }

    @Test
    void writesTheSmallestNetworkThatStillDoesIt() throws IOException {
        CommandRun.of("reduce", net, "--check", "grep -q 'odd = Scale'", "-o", out)
                .endsWith(ExitCode.FINE)
                .prints("net.snn: 5 nodes, 4 edges")
                .prints("small.snn: 3 nodes, 2 edges");

        String small = Files.readString(out);
        assertTrue(small.contains("odd = Scale"), small);
        assertFalse(small.contains("lif"), small);
    }

    @Test
    void pathStandsWhereTheCommandHasBraces() {
        CommandRun.of("reduce", net, "--check", "test -s {} && grep -q odd {}", "-o", out)
                .endsWith(ExitCode.FINE);
    }

    @Test
    void jsonSaysHowOftenTheCommandWasCalled() {
        JsonNode facts = JsonMapper.shared()
                .readTree(CommandRun.of("reduce", net, "--check", "grep -q odd", "-o", out, "--json", "--max", "3")
                        .endsWith(ExitCode.FINE)
                        .out());

        assertEquals(3, facts.get("checks").asInt());
        assertFalse(facts.get("complete").asBoolean());
    }

    @Test
    void aNetworkThatDoesNotDoItIsANo() {
        CommandRun.of("reduce", net, "--check", "false", "-o", out)
                .endsWith(ExitCode.NO)
                .complains("NIR-808");
        assertFalse(Files.exists(out));
    }

    @Test
    void aCommandThatHangsSaysNo() {
        CommandRun.of("reduce", net, "--check", "sleep 60;", "-o", out, "--timeout", "100ms")
                .endsWith(ExitCode.NO);
    }

    @Test
    void aDrawingIsNoNetwork() {
        CommandRun.of("reduce", net, "--check", "true", "-o", folder.resolve("x.svg"))
                .endsWith(ExitCode.WRONG_USAGE);
    }
}
