package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.io.file.AtomicFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.json.NetworkSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `nir schema`: the JSON Schema of networks written as JSON.
@Command(
        name = "schema",
        customSynopsis = "nir schema [-o FILE]",
        sortOptions = false,
        description = {"Prints the JSON Schema of the networks that 'nir convert' writes as .json."},
        footer = {"", "Example:", "  nir schema -o nir.schema.json"})
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "A file to write instead of printing.")
    private Optional<Path> output = Optional.empty();

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (output.isPresent()) {
            Path file = output.get();
            FileFaults.writing(file, () -> {
                AtomicFile.writeStream(file, NetworkSchema::write);
                return file;
            });
        } else {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            NetworkSchema.write(text);
            console.out().println(text.toString(StandardCharsets.UTF_8).strip());
        }
        return ExitCode.FINE.number();
    }
}
