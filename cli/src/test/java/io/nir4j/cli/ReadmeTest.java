package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the README shows is what happens.
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path EXAMPLE = Path.of("src/test/java/io/nir4j/cli/ReadmeExample.java");

    private static List<String> blocks(String language) throws IOException {
        Matcher fences =
                Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(Files.readString(README));
        return fences.results().map(block -> block.group(1)).toList();
    }

    @Test
    void itsProgramComputesWhatTheFrameworkDoes() throws IOException {
        Path model = CommandRun.model("norse/recurrent-cubalif");

        var outputs = ReadmeExample.run(model, CommandRun.input("norse/recurrent-cubalif"));

        assertEquals(Npz.read(model.resolveSibling("expected.npz")).get("output"), outputs.get("output"));
    }

    @Test
    void itsProgramIsTheOneCompiledHere() throws IOException {
        String source = Files.readString(EXAMPLE);

        assertEquals(List.of(source.substring(source.indexOf("\nimport ") + 1)), blocks("java"));
    }

    @Test
    void itsCommandsPrintWhatItShows() throws IOException {
        int commands = 0;
        for (String block : blocks("console")) {
            List<String> lines = block.lines().toList();
            assertTrue(lines.getFirst().startsWith("$ ./nir "), lines::getFirst);
            int start = 1;
            StringBuilder command = new StringBuilder(lines.getFirst());
            while (command.charAt(command.length() - 1) == '\\') {
                command.setLength(command.length() - 1);
                command.append(lines.get(start++).strip());
            }
            String[] arguments = command.substring("$ ./nir ".length()).split(" +");
            Object[] words = Arrays.stream(arguments).map(ReadmeTest::fromHere).toArray();
            CommandRun run = CommandRun.of(words);
            List<String> shown = lines.subList(start, lines.size());
            List<String> printed = (run.err() + run.out())
                    .replace("../testdata/", "testdata/")
                    .lines()
                    .toList();
            assertEquals(timeless(shown), timeless(printed));
            commands++;
        }
        assertTrue(commands >= 2, "the README shows " + commands + " commands");
    }

    private static Object fromHere(String argument) {
        return argument.startsWith("testdata/") ? "../" + argument : argument;
    }

    /// How long it took is another each time.
    private static List<String> timeless(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("time  ")).toList();
    }

    @Test
    void itNamesEveryCommand() throws IOException {
        String text = Files.readString(README);

        assertFalse(text.isEmpty());
        Main.COMMANDS.forEach(
                command -> assertTrue(text.contains("`nir " + command), () -> "nothing about " + command));
    }
}
