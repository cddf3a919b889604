package io.nir4j.cli;

import io.nir4j.dialects.importing.Correction;
import io.nir4j.dialects.importing.Treatment;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `nir doctor` has to say about one network.
///
/// @param faults errors and warnings of the network as it is in the file
/// @param left what is wrong or doubtful after all fixes, each in its file
/// @param author who probably wrote the network, where naming them would settle something
/// @param output where the result was written
record DoctorReport(
        GivenNetwork network,
        Treatment treatment,
        List<Diagnostic> faults,
        List<Diagnostic> left,
        Optional<String> author,
        Optional<Path> output) {

    static DoctorReport of(GivenNetwork network, Treatment treatment, Optional<String> author, Optional<Path> output) {
        List<Diagnostic> faults = new ArrayList<>(network.findings());
        Verifier.verify(network.graph()).stream().map(network::locate).forEach(faults::add);
        List<Diagnostic> left = new ArrayList<>();
        treatment.faults().stream().map(network::locate).forEach(left::add);
        treatment.doubts().stream().map(network::locate).forEach(left::add);
        return new DoctorReport(network, treatment, List.copyOf(faults), List.copyOf(left), author, output);
    }

    /// The corrections by the fix that made them, in the order of the first of each.
    Map<String, List<Correction>> byFix() {
        Map<String, List<Correction>> byFix = new LinkedHashMap<>();
        treatment
                .corrections()
                .forEach(correction -> byFix.computeIfAbsent(correction.fix(), unseen -> new ArrayList<>())
                        .add(correction));
        return byFix;
    }

    boolean wasValid() {
        return faults.stream().noneMatch(Diagnostic::isError);
    }

    /// Fine if the network is valid; if it was not and nothing was written, the file still is not.
    ExitCode verdict() {
        boolean fine = treatment.isValid() && (output.isPresent() || wasValid());
        return fine ? ExitCode.FINE : ExitCode.NO;
    }
}
