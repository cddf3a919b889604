package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ValidateCommandTest {
    private static final Object GOOD = CommandRun.testdata("wire/prim-LIF.nir");
    private static final Object WARNED = CommandRun.testdata("wire/bad-nan-weights.nir");
    private static final Object WRONG = CommandRun.testdata("wire/bad-dangling-edge.nir");
    private static final Object DAMAGED = CommandRun.testdata("wire/bad-truncated.nir");

    @Test
    void saysOfASoundFileThatItIsValid() {
        CommandRun.of("validate", GOOD)
                .endsWith(ExitCode.FINE)
                .prints(GOOD + ": valid\n")
                .isSilent();
    }

    @Test
    void anErrorIsANo() {
        CommandRun.of("validate", WRONG)
                .endsWith(ExitCode.NO)
                .prints("error NIR-201: edge n -> ghost names 'ghost', which does not exist\n  --> " + WRONG
                        + ":ghost\n")
                .prints("1 error; 'nir explain NIR-201' says more\n");
    }

    @Test
    void aDamagedFileIsUnusable() {
        CommandRun.of("validate", DAMAGED).endsWith(ExitCode.UNUSABLE_INPUT).prints("error NIR-002: ");
    }

    @Test
    void allFilesAreJudgedAndTheWorstDecides() {
        CommandRun.of("validate", DAMAGED, GOOD, WRONG)
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("NIR-002")
                .prints(GOOD + ": valid\n")
                .prints("NIR-201");
    }

    @Test
    void aWarningLeavesAFileValid() {
        CommandRun.of("validate", WARNED)
                .endsWith(ExitCode.FINE)
                .prints(": valid, 1 warning\n")
                .prints("warning NIR-302: ");
    }

    @Test
    void strictlyAWarningIsANo() {
        CommandRun run = CommandRun.of("validate", "--strict", WARNED).endsWith(ExitCode.NO);

        assertTrue(!run.out().contains(": valid"), run::out);
    }

    @Test
    void aMissingFileIsUnusable() {
        CommandRun.of("validate", "nosuch.nir")
                .endsWith(ExitCode.UNUSABLE_INPUT)
                .prints("error NIR-008: there is no such file\n  --> nosuch.nir");
    }

    @Test
    void quietlyNothingIsSaidOfSoundFiles() {
        CommandRun.of("validate", "-q", GOOD, WARNED)
                .endsWith(ExitCode.FINE)
                .printsNothing()
                .isSilent();
    }

    @Test
    void jsonHoldsAllFindings() {
        CommandRun run = CommandRun.of("validate", "--json", GOOD, WRONG).endsWith(ExitCode.NO);

        JsonNode verdicts = new ObjectMapper().readTree(run.out());
        assertTrue(verdicts.get(0).get("valid").asBoolean());
        JsonNode finding = verdicts.get(1).get("findings").get(0);
        assertEquals("NIR-201", finding.get("code").asString());
        assertEquals("ghost", finding.get("node").asString());
        assertEquals(WRONG.toString(), finding.get("file").asString());
    }
}
