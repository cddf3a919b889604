/// The `nir` command.
///
/// One class per subcommand, each a thin shell: it turns arguments into calls of the library, and the library's answers
/// and findings into text, JSON and exit codes.
///
/// What does not live here: anything that a user of the library would miss. If a command computes something, the
/// computation belongs into the module it is about.
///
/// Start reading at [Main]. [StartupTraining] lists the commands whose start the launcher makes fast.
@NullMarked
package io.nir4j.cli;

import org.jspecify.annotations.NullMarked;
