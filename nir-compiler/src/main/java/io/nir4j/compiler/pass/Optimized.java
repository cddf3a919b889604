package io.nir4j.compiler.pass;

import io.nir4j.model.Graph;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What came of a pipeline.
///
/// @param graph the network afterwards, with the pipeline in its metadata
/// @param before how large it was
/// @param passes each pass in its turn
/// @param findings what its user should know
/// @param lostMetadata metadata of nodes that are gone, by their names before
public record Optimized(
        Graph graph,
        Measures before,
        List<PassResult> passes,
        List<Diagnostic> findings,
        SortedMap<String, Value.Tree> lostMetadata) {

    /// What came of one pass.
    ///
    /// @param pass as the pipeline writes it
    /// @param after how large the network was then
    public record PassResult(String pass, List<Applied> applied, Measures after, double seconds) {
        public PassResult {
            applied = List.copyOf(applied);
        }
    }

    public Optimized {
        passes = List.copyOf(passes);
        findings = List.copyOf(findings);
        lostMetadata = Collections.unmodifiableSortedMap(new TreeMap<>(lostMetadata));
    }

    /// All rewrites in their order.
    public Stream<Applied> applied() {
        return passes.stream().flatMap(pass -> pass.applied().stream());
    }
}
