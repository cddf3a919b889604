package io.nir4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nir4j.cli.terminal.Console;
import io.nir4j.compiler.reduce.Check;
import io.nir4j.model.Graph;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A check that a command of the user makes: it gets the path of a file with the network and ends with 0 for yes.
///
/// The command is for the shell; `{}` in it stands for the path, which otherwise comes last. What it prints is shown
/// with `-v` alone, and one that takes too long says no.
final class CheckCommand implements Check, AutoCloseable {
    private static final String PATH = "{}";

    private final String command;
    private final double mostSeconds;
    private final Console console;
    private final Path folder;
    private final String ending;

    private CheckCommand(String command, double mostSeconds, Console console, Path folder, String ending) {
        this.command = command;
        this.mostSeconds = mostSeconds;
        this.console = console;
        this.folder = folder;
        this.ending = ending;
    }

    /// @param like a file in whose format the command gets its networks
    static CheckCommand of(String command, double mostSeconds, Path like, Console console) throws IOException {
        String name = like.toString();
        String ending = ConversionTarget.promisedBy(like)
                .filter(target -> !(target instanceof ConversionTarget.Drawing))
                .map(target -> name.substring(name.lastIndexOf('.')))
                .orElse(".nir");
        return new CheckCommand(command, mostSeconds, console, Files.createTempDirectory("nir-check"), ending);
    }

    @Override
    public boolean holds(Graph graph) throws IOException {
        Path file = folder.resolve("network" + ending);
        Console silent = Console.to(console.out(), console.err());
        silent.beQuiet(true);
        NetworkOutput.to(file).write(graph, silent);
        Redirect output = console.isVerbose() ? Redirect.INHERIT : Redirect.DISCARD;
        Process process = new ProcessBuilder(List.of("sh", "-c", line(file)))
                .redirectOutput(output)
                .redirectError(output)
                .redirectInput(Redirect.from(
                        Files.writeString(folder.resolve("nothing"), "", UTF_8).toFile()))
                .start();
        try {
            boolean ended = process.waitFor(Math.round(mostSeconds * 1e3), TimeUnit.MILLISECONDS);
            return ended && process.exitValue() == 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the check was running");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String line(Path file) {
        String quoted = "'" + file.toString().replace("'", "'\\''") + "'";
        return command.contains(PATH) ? command.replace(PATH, quoted) : command + " " + quoted;
    }

    /// Removes the files of the check.
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
