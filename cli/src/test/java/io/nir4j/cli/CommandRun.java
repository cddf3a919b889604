package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.cli.terminal.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/// A command line that was run in this process, and what it said.
record CommandRun(int code, String out, String err) {
    private static final Path TESTDATA = Path.of("..", "testdata");

    static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Main.run(Console.to(new PrintWriter(out), new PrintWriter(err)), words);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /// A file of the project's test data.
    static Path testdata(String path) {
        return TESTDATA.resolve(path);
    }

    /// The network `model.nir` of a case of `testdata/frameworks`.
    static Path model(String framework) {
        return testdata("frameworks/" + framework + "/model.nir");
    }

    /// The input of a case of `testdata/frameworks`.
    static Path input(String framework) {
        return testdata("frameworks/" + framework + "/input.npy");
    }

    CommandRun endsWith(ExitCode expected) {
        assertEquals(expected.number(), code, () -> "out:\n" + out + "\nerr:\n" + err);
        return this;
    }

    CommandRun prints(String text) {
        assertTrue(out.contains(text), () -> "'" + text + "' is not in what was printed:\n" + out);
        return this;
    }

    CommandRun complains(String text) {
        assertTrue(err.contains(text), () -> "'" + text + "' is not in what was complained:\n" + err);
        return this;
    }

    CommandRun isSilent() {
        assertEquals("", err);
        return this;
    }

    CommandRun printsNothing() {
        assertEquals("", out);
        return this;
    }
}
