package io.nir4j.cli;

import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A network that the user named, in whatever format.
///
/// @param format for messages
/// @param version of NIR that it was written for, as far as the file says
/// @param findings notes and warnings of reading, no errors
/// @param lines adds to a finding the line of the text that it is about; nothing where the file is no text
record GivenNetwork(
        Path file,
        Graph graph,
        String format,
        Optional<String> version,
        List<Diagnostic> findings,
        UnaryOperator<Diagnostic> lines) {

    /// The same file with another network made of it.
    GivenNetwork with(Graph rewritten) {
        return new GivenNetwork(file, rewritten, format, version, findings, lines);
    }

    /// The finding about the network as one about its file.
    Diagnostic locate(Diagnostic finding) {
        return lines.apply(finding).at(place -> place.withFile(file.toString()));
    }
}
