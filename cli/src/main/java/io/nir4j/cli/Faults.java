package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.diagnostic.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What becomes of a command that does not end as it should: a message on `err` and an exit code.
final class Faults implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;
    private final List<String> arguments;

    Faults(Console console, List<String> arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine line, ParseResult parsed) {
        return switch (fault) {
            case ParameterException wrongUsage -> handleParseException(wrongUsage, new String[0]);
            case Misuse misuse ->
                handleParseException(new ParameterException(line, misuse.getMessage(), misuse), new String[0]);
            default -> report(fault);
        };
    }

    /// Says what happened and gives the exit code.
    int report(Throwable fault) {
        return switch (fault) {
            case CommandFailure failure -> findings(failure.findings(), failure.code());
            case InvalidNetwork invalid -> findings(invalid.diagnostics(), ExitCode.of(invalid.diagnostics()));
            case UncheckedIOException failed -> failed(failed);
            case IOException failed -> failed(failed);
            case OutOfMemoryError _ -> {
                complain(
                        "there is not enough memory for this",
                        Optional.of("NIR_JAVA_OPTS=-Xmx8g gives Java more, 8 GiB here"));
                yield ExitCode.UNUSABLE_INPUT.number();
            }
            default -> bug(fault);
        };
    }

    private int findings(List<Diagnostic> findings, ExitCode code) {
        List<Diagnostic> shown = console.isQuiet()
                ? findings.stream().filter(Diagnostic::isError).toList()
                : findings;
        FindingsText.print(shown, console.err(), console.errInk());
        return code.number();
    }

    private int failed(Exception failed) {
        String said = Optional.ofNullable(failed.getMessage())
                .orElse(failed.getClass().getSimpleName());
        complain("reading or writing failed: " + said, Optional.empty());
        return ExitCode.READING_OR_WRITING_FAILED.number();
    }

    private void complain(String message, Optional<String> hint) {
        console.err()
                .println(console.errInk().of(Severity.ERROR, "error")
                        + console.errInk().strong(": " + message));
        hint.ifPresent(text -> console.err().println("  " + console.errInk().good("hint:") + " " + text));
    }

    private int bug(Throwable fault) {
        complain("this is a bug in nir4j, not a fault of your input: " + fault, Optional.empty());
        console.err().println("  please report this message, the command line, and the file if you can share it;");
        console.err().println("  with -v there is more: nir " + String.join(" ", arguments));
        console.err()
                .println("  version: " + new Version().getVersion()[0] + ", Java " + Runtime.version() + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        if (console.isVerbose()) {
            fault.printStackTrace(console.err());
        }
        return ExitCode.BUG.number();
    }

    @Override
    public int handleParseException(ParameterException fault, String[] given) {
        Optional<String> unknown = unknownOption(fault);
        String message =
                unknown.map(option -> "there is no option '" + option + "'").orElseGet(() -> message(fault));
        int advice = message.indexOf("; did you mean");
        Optional<String> hint = unknown.flatMap(option -> Suggestion.hint(option, options(fault)))
                .or(() -> advice < 0 ? suggestion(fault) : Optional.of(message.substring(advice + 2)));
        complain(advice < 0 ? message : message.substring(0, advice), hint);
        return ExitCode.WRONG_USAGE.number();
    }

    /// The first option that was typed and does not exist: more helpful than that another is missing.
    private Optional<String> unknownOption(ParameterException fault) {
        if (!(fault instanceof MissingParameterException) && !(fault instanceof UnmatchedArgumentException)) {
            return Optional.empty();
        }
        return arguments.stream()
                .filter(word -> word.startsWith("-"))
                .map(word -> word.replaceFirst("=.*", ""))
                .filter(word -> word.startsWith("--") && !options(fault).contains(word))
                .findFirst();
    }

    private static Collection<String> options(ParameterException fault) {
        return fault.getCommandLine().getCommandSpec().optionsMap().keySet();
    }

    private static String message(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            if (first.startsWith("-")) {
                return "there is no option '" + first + "'";
            }
            return isCommand(fault)
                    ? "there is no command '" + first + "'"
                    : "'" + first + "' is one argument too many";
        }
        return Optional.ofNullable(fault.getMessage()).orElse("wrong usage");
    }

    private static Optional<String> suggestion(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched && isCommand(fault)) {
            return Suggestion.hint(unmatched.getUnmatched().getFirst(), Main.COMMANDS)
                    .or(() -> Optional.of("the commands are " + String.join(", ", Main.COMMANDS)));
        }
        boolean aboutUse = fault instanceof MissingParameterException
                || fault instanceof UnmatchedArgumentException
                || isCommand(fault);
        String name = fault.getCommandLine().getCommandSpec().qualifiedName();
        return aboutUse ? Optional.of("'" + name + " --help' shows how to use it") : Optional.empty();
    }

    /// Whether a command was expected, not an argument of one.
    private static boolean isCommand(ParameterException fault) {
        return fault.getCommandLine().getParent() == null;
    }
}
