package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nir completion SHELL`: a script with which the shell completes commands and options.
@Command(
        name = "completion",
        customSynopsis = "nir completion bash|zsh",
        sortOptions = false,
        description = {"Prints a script with which a shell completes commands, options and their values."},
        footer = {"", "Examples:", "  source <(nir completion bash)", "  nir completion zsh >> ~/.zshrc"})
final class CompletionCommand implements Callable<Integer> {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private String shell;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            throw new ParameterException(
                    spec.commandLine(), "there is no script for '" + shell + "', only for bash and zsh");
        }
        // One script serves both: it switches zsh to its emulation of bash.
        console.out().print(AutoComplete.bash("nir", Main.complete(console)));
        return ExitCode.FINE.number();
    }
}
