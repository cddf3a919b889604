package io.nir4j.cli;

import java.util.List;

/// Runs typical command lines in one process, so that the JVM can record what they load and link.
///
/// The `nir` launcher starts this once after each build with `-XX:AOTCacheOutput` (JEP 514) and later commands start
/// from
/// the recorded cache. A command that is not listed works all the same, it only starts more slowly.
final class StartupTraining {
    private static final List<List<String>> COMMAND_LINES = List.of(List.of("--version"), List.of("--help"));

    private StartupTraining() {}

    /// Runs all command lines; the process ends with 1 if one of them failed.
    public static void main(String[] arguments) {
        boolean failed = COMMAND_LINES.stream().anyMatch(line -> Main.run(line.toArray(String[]::new)) != 0);
        System.exit(failed ? 1 : 0);
    }
}
