package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SmallCommandsTest {
    @TempDir
    private Path folder;

    static Stream<String> types() {
        return Node.schemas().stream().map(Schema::type);
    }

    private static JsonNode json(CommandRun run) {
        return new ObjectMapper().readTree(run.endsWith(ExitCode.FINE).out());
    }

    @Test
    void dialectsListsAllOfThem() {
        CommandRun run = CommandRun.of("dialects").endsWith(ExitCode.FINE);

        Dialects.all().forEach(dialect -> run.prints(dialect.name() + " ").prints(dialect.says()));
        assertEquals(
                Dialects.all().size(), json(CommandRun.of("dialects", "--json")).size());
    }

    @Test
    void aDialectIsShownWithEveryChoiceAndItsFormula() {
        CommandRun run = CommandRun.of("dialects", "norse").endsWith(ExitCode.FINE);

        Dialect norse = Dialects.NORSE;
        norse.discretization().axes().forEach(axis -> run.prints(axis.says()));
        run.prints("v_reset").prints("Threshold").prints(norse.source());
        assertEquals(
                "euler",
                json(CommandRun.of("dialects", "norse", "--json"))
                        .get("axes")
                        .get("decay")
                        .get("choice")
                        .asString());
    }

    @Test
    void mistypedDialectIsGuessed() {
        CommandRun.of("dialects", "nors")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("there is no dialect 'nors'\n  hint: did you mean 'norse'?");
    }

    @Test
    void backendsSaysWhichCanRun() {
        CommandRun.of("backends").endsWith(ExitCode.FINE).prints("reference  available: ");
        assertTrue(json(CommandRun.of("backends", "--json"))
                .get(0)
                .get("available")
                .asBoolean());
    }

    @Test
    void backendsSaysHowToGetWhatIsNotInstalled() {
        CommandRun.of("backends").endsWith(ExitCode.FINE).prints("nd4j       not installed: './nir run FILE");
        assertTrue(CommandRun.of("backends", "--json")
                .endsWith(ExitCode.FINE)
                .out()
                .contains("not installed"));
    }

    @Test
    void explainsACodeHoweverItIsWritten() {
        CommandRun.of("explain", "NIR-204").endsWith(ExitCode.FINE).prints("# NIR-204: ");
        CommandRun.of("explain", "204").endsWith(ExitCode.FINE).prints("# NIR-204: ");
        assertEquals(
                "error",
                json(CommandRun.of("explain", "204", "--json")).get("severity").asString());
    }

    @ParameterizedTest
    @MethodSource("types")
    void explainsEveryPrimitiveFromItsSchema(String type) {
        Schema<?> schema = Node.schema(type).orElseThrow();

        CommandRun run = CommandRun.of("explain", type).endsWith(ExitCode.FINE);

        run.prints("# " + type + "\n").prints(schema.says());
        schema.fields().forEach(field -> run.prints("\n" + field.name() + " ").prints(field.says()));
        assertEquals(
                schema.fields().size(),
                json(CommandRun.of("explain", type, "--json")).get("fields").size());
    }

    @Test
    void explainShowsUnitRangeAndOlderName() {
        CommandRun run = CommandRun.of("explain", "lif").endsWith(ExitCode.FINE);

        assertTrue(
                run.out().lines().anyMatch(line -> line.matches("tau +numbers +s +\\(n\\) +positive +time constant")),
                run::out);
        run.prints("formerly v_th").prints("optional");
    }

    @Test
    void mistypedSubjectOfExplainIsGuessed() {
        CommandRun.of("explain", "CubaLI F").endsWith(ExitCode.WRONG_USAGE).complains("did you mean 'CubaLI");
    }

    @Test
    void explainWithoutASubjectListsThem() {
        CommandRun.of("explain").endsWith(ExitCode.FINE).prints("Conv2d ").prints("NIR-404 ");
    }

    @Test
    void schemaGoesToTheScreenOrAFile() throws IOException {
        Path file = folder.resolve("schema.json");

        String printed = CommandRun.of("schema").endsWith(ExitCode.FINE).out();
        CommandRun.of("schema", "-o", file).endsWith(ExitCode.FINE).printsNothing();

        assertEquals(printed.strip(), Files.readString(file).strip());
        assertTrue(new ObjectMapper().readTree(printed).has("$schema"));
    }

    @Test
    void completionIsAScriptThatBashAccepts() throws Exception {
        String script =
                CommandRun.of("completion", "bash").endsWith(ExitCode.FINE).out();

        assertTrue(script.contains("--dialect"));
        Path file = Files.writeString(folder.resolve("completion"), script);
        Process bash =
                new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start();
        assertTrue(bash.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, bash.exitValue());
    }

    @Test
    void completionForAnUnknownShellIsWrongUsage() {
        CommandRun.of("completion", "fish").endsWith(ExitCode.WRONG_USAGE).complains("'fish'");
    }
}
