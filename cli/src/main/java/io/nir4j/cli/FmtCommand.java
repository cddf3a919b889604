package io.nir4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.dsl.SnnFile;
import io.nir4j.dsl.format.Formatter;
import io.nir4j.dsl.syntax.SourceText;
import io.nir4j.io.file.AtomicFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir fmt FILE...`: gives texts their one layout.
@Command(
        name = "fmt",
        customSynopsis = "nir fmt FILE... [--check]",
        sortOptions = false,
        description = {
            "Gives networks in the text form (.snn) their one layout; comments stay where they are.",
            "A file that has it already is not touched, one that is not well-formed neither."
        },
        footer = {
            "",
            "Examples:",
            "  nir fmt net.snn",
            "  nir fmt --check nets/*.snn",
            "  nir convert net.nir - --format snn | nir fmt -"
        })
final class FmtCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Texts; - formats standard input to standard output.")
    private List<String> files = List.of();

    @Option(names = "--check", description = "Change nothing; print the files that would change, and end with 1.")
    private boolean check;

    FmtCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return files.stream()
                .map(this::format)
                .max(Comparator.comparingInt(ExitCode::number))
                .orElse(ExitCode.FINE)
                .number();
    }

    private ExitCode format(String file) {
        try {
            String text = GivenFiles.reading(() -> file.equals(STANDARD_INPUT) ? input() : SnnFile.text(Path.of(file)));
            String formatted = GivenFiles.reading(() -> Formatter.format(new SourceText(file, text)));
            return check ? compare(file, text, formatted) : replace(file, text, formatted);
        } catch (CommandFailure unusable) {
            List<Diagnostic> findings = unusable.findings();
            FindingsText.print(findings, console.err(), console.errInk());
            return unusable.code();
        }
    }

    private static String input() {
        try {
            return SnnFile.text(System.in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ExitCode compare(String file, String text, String formatted) {
        if (text.equals(formatted)) {
            return ExitCode.FINE;
        }
        console.out().println(file);
        return ExitCode.NO;
    }

    private ExitCode replace(String file, String text, String formatted) {
        if (file.equals(STANDARD_INPUT)) {
            console.out().print(formatted);
        } else if (!text.equals(formatted)) {
            Path target = Path.of(file);
            FileFaults.writing(target, () -> {
                AtomicFile.writeStream(target, stream -> stream.write(formatted.getBytes(UTF_8)));
                return target;
            });
            console.remark(file + ": formatted");
        }
        return ExitCode.FINE;
    }
}
