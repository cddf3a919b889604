package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.io.Compression;
import io.nir4j.io.NirFile;
import io.nir4j.io.json.JsonLayout;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.List;

/// A file into which a command puts a network that it made: what its ending promises is known before any work is done.
///
/// @param target a network that can be read again, no drawing
record NetworkOutput(Path file, ConversionTarget target) {

    /// The output in `file`.
    ///
    /// @throws Misuse if no format of networks belongs to its ending
    static NetworkOutput to(Path file) {
        List<String> known = ConversionTarget.endings();
        String name = file.toString();
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        ConversionTarget target = ConversionTarget.promisedBy(file)
                .orElseThrow(() -> new Misuse("no format belongs to '" + ending + "'; "
                        + Suggestion.hint(ending, known).orElse("known are .nir, .h5, .json, .snn")));
        if (target instanceof ConversionTarget.Drawing) {
            throw new Misuse("the result is a network, not a drawing: .nir, .h5, .json or .snn");
        }
        return new NetworkOutput(file, target);
    }

    void write(Graph graph, Console console) {
        switch (target) {
            case ConversionTarget.Network(var format) -> {
                switch (format) {
                    case NIR -> NirFile.writeNir(file, graph, Compression.NONE);
                    case JSON -> NirFile.writeJson(file, graph, JsonLayout.ONE_FILE);
                }
            }
            case ConversionTarget.Text() -> new TextOutput(file, false, console).write(graph);
            case ConversionTarget.Drawing(var format) ->
                throw new Misuse("the result is a network, not a drawing: " + format.ending());
        }
    }
}
