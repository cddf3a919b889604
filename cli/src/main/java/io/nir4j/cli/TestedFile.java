package io.nir4j.cli;

import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of the tests of one file.
///
/// @param verdicts every test on every backend
/// @param findings why there are none, if the file cannot be read
/// @param unreadable how a command ends that was given this file alone, if it cannot be read
record TestedFile(Path file, List<TestVerdict> verdicts, List<Diagnostic> findings, Optional<ExitCode> unreadable) {
    static TestedFile of(Path file, List<TestVerdict> verdicts) {
        return new TestedFile(file, verdicts, List.of(), Optional.empty());
    }

    static TestedFile unreadable(Path file, CommandFailure failure) {
        List<Diagnostic> findings = failure.findings().stream()
                .map(finding -> finding.at(place -> in(file, place)))
                .toList();
        return new TestedFile(file, List.of(), findings, Optional.of(failure.code()));
    }

    /// A place that names no other file as one in `file`.
    static Place in(Path file, Place place) {
        return place.file().isPresent() ? place : place.withFile(file.toString());
    }

    /// A file from which no test came: it must not look like one whose tests passed.
    boolean isEmpty() {
        return verdicts.isEmpty();
    }

    /// Why there are no verdicts.
    String reason() {
        return unreadable.isPresent() ? "cannot be read" : "no tests in this file";
    }

    Stream<ExitCode> codes() {
        return isEmpty()
                ? Stream.of(unreadable.orElse(ExitCode.UNUSABLE_INPUT))
                : verdicts.stream().map(TestVerdict::code);
    }
}
