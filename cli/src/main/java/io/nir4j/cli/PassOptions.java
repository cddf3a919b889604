package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Optimizer;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.Snapshot;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.List;
import java.util.function.Consumer;

/// Runs passes for the commands that do: what goes wrong in the network is said with its file.
final class PassOptions {
    private PassOptions() {}

    /// The pipeline that the user wrote.
    ///
    /// @throws CommandFailure if it cannot be read
    static Pipeline pipeline(String text) {
        try {
            return Pipeline.parse(text);
        } catch (InvalidNetwork wrong) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, wrong);
        }
    }

    /// The network after the passes.
    ///
    /// @throws CommandFailure if the network is wrong
    static Optimized run(GivenNetwork network, Pipeline pipeline, Setting setting) {
        return run(network, pipeline, setting, snapshot -> {});
    }

    /// The same.
    ///
    /// @param watcher sees the network after every rewrite
    static Optimized run(GivenNetwork network, Pipeline pipeline, Setting setting, Consumer<Snapshot> watcher) {
        try {
            return Optimizer.run(network.graph(), pipeline, setting, watcher);
        } catch (InvalidNetwork wrong) {
            List<Diagnostic> placed =
                    wrong.diagnostics().stream().map(network::locate).toList();
            throw new CommandFailure(ExitCode.UNUSABLE_INPUT, new InvalidNetwork(placed));
        }
    }

    /// Says what the user should know of the result.
    static void say(Optimized optimized, Console console) {
        if (!console.isQuiet()) {
            FindingsText.print(optimized.findings(), console.err(), console.errInk());
        }
    }
}
