package io.nir4j.dialects.importing;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.TimeStep;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.List;

/// A network of a framework, ready to be run as that framework runs it.
///
/// @param graph the network in the form that all readers share: flat, every parameter written out, in seconds
/// @param dialect how the framework steps it
/// @param timeStep the length of a step and where it was taken from; 1 where the framework counts steps
/// @param report every change that was made, in this order
/// @param findings warnings and notes: of reading the file, what has several readings, what the file does not say
public record Imported(
        Graph graph, Dialect dialect, TimeStep timeStep, List<Correction> report, List<Diagnostic> findings) {
    public Imported {
        report = List.copyOf(report);
        findings = List.copyOf(findings);
    }
}
