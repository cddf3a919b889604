package io.nir4j.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/// What `nir convert --to` has to tell.
///
/// @param file what was written
/// @param difference how far it is from what was meant, where it is
record ExportReport(ExportOptions.Written written, Path file, Optional<ExportDifference> difference) {
    /// Python that loads the file.
    String loading() {
        return written.exported()
                .target()
                .loading(shownFile(), written.exported().step());
    }

    /// The command that runs the file here as the framework does there.
    String running() {
        return "nir run " + shownFile() + " --dialect "
                + written.exported().dialect().name() + " --dt "
                + BigDecimal.valueOf(written.exported().step())
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private String shownFile() {
        return TextOutput.isStandardOutput(file) ? "net.nir" : file.toString();
    }
}
