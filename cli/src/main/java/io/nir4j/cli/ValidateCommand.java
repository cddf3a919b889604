package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Json;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir validate FILE...`: everything that is wrong with some files.
@Command(
        name = "validate",
        customSynopsis = "nir validate FILE... [--strict] [--json]",
        sortOptions = false,
        description = {
            "Says everything that is wrong with networks: structure, shapes, values.",
            "Ends with 1 if one of them has an error, with 3 if one cannot be read at all."
        },
        footer = {
            "",
            "Example:",
            "  nir validate testdata/wire/prim-*.nir",
            "  nir validate --strict testdata/wire/bad-nan-weights.nir"
        })
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Networks.")
    private List<Path> files;

    @Option(names = "--strict", description = "Let warnings count as errors.")
    private boolean strict;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    /// @param code of a run on this file alone
    private record Verdict(Path file, List<Diagnostic> findings, ExitCode code) {}

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Path file : files) {
            Verdict verdict = judge(file);
            verdicts.add(verdict);
            if (!json) {
                print(verdict);
            }
        }
        if (json) {
            Json.print(verdicts.stream().map(ValidateCommand::facts).toList(), console.out());
        }
        return verdicts.stream()
                .map(Verdict::code)
                .max(Comparator.comparingInt(ExitCode::number))
                .orElse(ExitCode.FINE)
                .number();
    }

    private Verdict judge(Path file) {
        try {
            GivenNetwork loaded = GivenFiles.network(file);
            List<Diagnostic> findings = new ArrayList<>(loaded.findings());
            Verifier.verify(loaded.graph()).stream().map(loaded::locate).forEach(findings::add);
            Severity worst = strict ? Severity.WARNING : Severity.ERROR;
            boolean valid =
                    findings.stream().noneMatch(finding -> finding.severity().compareTo(worst) <= 0);
            return new Verdict(file, findings, valid ? ExitCode.FINE : ExitCode.NO);
        } catch (CommandFailure unreadable) {
            return new Verdict(file, unreadable.findings(), unreadable.code());
        }
    }

    private void print(Verdict verdict) {
        boolean valid = verdict.code() == ExitCode.FINE;
        List<Diagnostic> shown = verdict.findings().stream()
                .filter(finding -> !console.isQuiet() || finding.isError())
                .toList();
        if (valid && !console.isQuiet()) {
            String remarks = shown.isEmpty() ? "" : ", " + FindingsText.count(shown);
            console.out().println(verdict.file() + ": " + console.outInk().good("valid") + remarks);
        }
        FindingsText.print(shown, console.out(), console.outInk());
    }

    private static Map<String, Object> facts(Verdict verdict) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", verdict.file().toString());
        facts.put("valid", verdict.code() == ExitCode.FINE);
        facts.put("findings", FindingsText.facts(verdict.findings()));
        return facts;
    }
}
