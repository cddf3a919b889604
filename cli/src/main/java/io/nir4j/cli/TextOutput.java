package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.dsl.print.PrintOptions;
import io.nir4j.dsl.print.Printed;
import io.nir4j.dsl.print.Printer;
import io.nir4j.dsl.print.SnnWriter;
import io.nir4j.model.Graph;
import java.nio.file.Path;

/// Where `nir convert` puts a network as text: into a file, with the large arrays beside it, or on standard output,
/// where nothing is beside it and all of them stand in the text.
///
/// @param elides whether large arrays are left out
record TextOutput(Path out, boolean elides, Console console) {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    static boolean isStandardOutput(Path out) {
        return out.equals(STANDARD_OUTPUT);
    }

    void write(Graph graph) {
        if (isStandardOutput(out)) {
            print(graph);
            return;
        }
        Path arrays = SnnWriter.sidecar(out);
        PrintOptions options = elides ? PrintOptions.ELIDED : PrintOptions.sidecar(arrays.toString());
        Printed printed = SnnWriter.write(out, graph, options);
        if (!printed.arrays().isEmpty()) {
            console.remark(arrays + ": its large arrays");
        }
    }

    private void print(Graph graph) {
        Printed printed = Printer.print(graph, elides ? PrintOptions.ELIDED : PrintOptions.INLINE_ALL);
        if (!printed.arrays().isEmpty()) {
            throw new Misuse("no text can hold "
                    + String.join(", ", printed.arrays().keySet()) + "; a file can, with another beside it");
        }
        console.out().print(printed.text());
    }
}
