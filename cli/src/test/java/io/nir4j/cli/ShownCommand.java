package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A call of `./nir` in the documentation, with what it prints.
///
/// @param words the arguments
/// @param shown the lines below the call
record ShownCommand(List<String> words, List<String> shown) {
    private static final String PROMPT = "$ ./nir ";

    /// @param block begins with the call, which goes on after a backslash at the end of the line
    static ShownCommand of(MarkdownPage.Block block) {
        List<String> lines = block.text().lines().toList();
        assertTrue(lines.getFirst().startsWith(PROMPT), block::toString);
        int start = 1;
        StringBuilder command = new StringBuilder(lines.getFirst());
        while (command.charAt(command.length() - 1) == '\\') {
            command.setLength(command.length() - 1);
            command.append(lines.get(start++).strip());
        }
        String[] words = command.substring(PROMPT.length()).split(" +");
        return new ShownCommand(Arrays.asList(words), lines.subList(start, lines.size()));
    }

    /// Checks that the command prints what is shown, but for how long it took.
    ///
    /// @param fromHere the arguments as they must be for this process
    /// @param toThere what is printed, as it would be where the reader is
    void check(UnaryOperator<String> fromHere, UnaryOperator<String> toThere) {
        CommandRun run = CommandRun.of(words.stream().map(fromHere).toArray());

        assertEquals(
                timeless(shown.stream()),
                timeless(toThere.apply(run.err() + run.out()).lines()));
    }

    private static List<String> timeless(Stream<String> lines) {
        return lines.filter(line -> !line.startsWith("time  "))
                .map(line -> line.replaceFirst(", [0-9.]+ (s|ms|us)\\)$", ")"))
                .toList();
    }
}
