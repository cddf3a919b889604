package io.nir4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.cli.terminal.Console;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MainTest {
    static final List<String> COMMANDS = Main.COMMANDS;

    private static int report(Throwable fault, StringWriter err, boolean verbose) {
        Console console = Console.to(new PrintWriter(new StringWriter()), new PrintWriter(err));
        console.beVerbose(verbose);
        int code = new Faults(console, List.of("info", "net.nir")).report(fault);
        console.flush();
        return code;
    }

    @Test
    void versionIsTheOneOfTheBuild() {
        CommandRun run = CommandRun.of("--version").endsWith(ExitCode.FINE);

        assertTrue(run.out().strip().matches("nir \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), run.out());
    }

    @Test
    void noCommandIsWrongUsage() {
        CommandRun.of().endsWith(ExitCode.WRONG_USAGE).complains("nir --help").printsNothing();
    }

    @Test
    void helpListsEveryCommand() {
        CommandRun run = CommandRun.of("--help").endsWith(ExitCode.FINE);

        COMMANDS.forEach(command -> run.prints("\n  " + command + " "));
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void helpOfEveryCommandShowsAnExample(String command) {
        CommandRun.of(command, "--help")
                .endsWith(ExitCode.FINE)
                .prints("Example")
                .prints("\n  ")
                .prints("nir " + command);
    }

    @Test
    void mistypedCommandIsGuessed() {
        CommandRun.of("valdate", "x.nir")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("there is no command 'valdate'\n  hint: did you mean 'validate'?");
    }

    @Test
    void mistypedOptionIsGuessedEvenWhereAnotherIsMissing() {
        CommandRun.of("run", "net.nir", "--inptu", "x.npy")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("there is no option '--inptu'\n  hint: did you mean '--input'?");
    }

    @Test
    void oneArgumentTooManyIsNamed() {
        CommandRun.of("info", "a.nir", "b.nir")
                .endsWith(ExitCode.WRONG_USAGE)
                .complains("'b.nir' is one argument too many");
    }

    @Test
    void faultOfOursAsksForAReportWithoutAStackTrace() {
        StringWriter err = new StringWriter();

        assertEquals(70, report(new CompilerBug("a promise broken"), err, false));
        assertTrue(err.toString().contains("this is a bug in nir4j"), err::toString);
        assertTrue(err.toString().contains("a promise broken"), err::toString);
        assertTrue(err.toString().contains("nir info net.nir"), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void verboseFaultOfOursHasAStackTrace() {
        StringWriter err = new StringWriter();

        assertEquals(70, report(new StackOverflowError(), err, true));
        assertTrue(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void failureOfTheSystemIsReadingOrWritingFailed() {
        StringWriter err = new StringWriter();

        assertEquals(5, report(new UncheckedIOException(new IOException("the disk is full")), err, false));
        assertTrue(err.toString().contains("the disk is full"), err::toString);
    }

    @Test
    void lackOfMemoryTellsHowToGetMore() {
        StringWriter err = new StringWriter();

        assertEquals(3, report(new OutOfMemoryError(), err, false));
        assertTrue(err.toString().contains("-Xmx"), err::toString);
    }

    @Test
    void refusalOfATargetHasItsCode() {
        var refusal = Diagnostic.of(Code.BACKEND_REFUSES, "it cannot").asException();
        var missing = Diagnostic.of(Code.BACKEND_UNAVAILABLE, "no device").asException();

        assertEquals(4, report(refusal, new StringWriter(), false));
        assertEquals(6, report(missing, new StringWriter(), false));
    }
}
