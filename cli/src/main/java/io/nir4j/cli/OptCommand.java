package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.Preset;
import io.nir4j.compiler.pass.Snapshot;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.compiler.reduce.Bisection;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.TimeStep;
import io.nir4j.io.file.AtomicFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir opt IN -o OUT --passes "..."`: writes a network otherwise, so that it computes the same.
@Command(
        name = "opt",
        customSynopsis = {
            "nir opt IN [-o OUT] [--passes PASSES | -O0 | -O1 | -O2] [--dialect NAME] [--keep NODE]... [--trace"
                    + " OUT.html]",
            "nir opt IN --passes PASSES --bisect-passes --check CMD",
            "nir opt --list [--markdown]"
        },
        sortOptions = false,
        description = {
            "Rewrites a network, pass by pass, and shows what each pass did to its size. The result is a network like"
                    + " any other; its metadata say which passes it went through.",
            "",
            "PASSES are names with commas between them, with options in braces: identities,fold{max=10},dce. -O1, the"
                    + " default, stands for the passes that change no number that comes out, -O2 also for those that"
                    + " round otherwise; 'nir opt --list' shows all of them with their equations.",
            "What is the same depends on who runs the network: say so with --dialect.",
            "",
            "With --bisect-passes, finds the rewrite that changes how CMD ends, a command for the shell that gets the"
                    + " path of a network in the place of {} or as its last word; OUT is then the network before that"
                    + " rewrite."
        },
        footer = {
            "",
            "Examples:",
            "  nir opt net.nir -o small.nir",
            "  nir opt net.nir -o chip.nir --passes inline,identities,averages,pools,fold,gains,dce --dialect snntorch",
            "  nir opt net.nir -O2 --trace steps.html",
            "  nir opt net.nir -O2 --bisect-passes --check 'nir run --input x.npy'"
        })
final class OptCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "IN", description = "A network.")
    private Optional<Path> in = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file for the result: .nir, .h5, .json or .snn.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--passes", paramLabel = "PASSES", description = "What to do, in this order.")
    private Optional<String> passes = Optional.empty();

    @Option(names = "-O", paramLabel = "0|1|2", description = "A list of passes by its number; 1 unless given.")
    private Optional<String> level = Optional.empty();

    @Mixin
    private DialectOptions dialects = new DialectOptions();

    @Option(
            names = "--keep",
            paramLabel = "NODE",
            description = "Leave this node there, with what it gives and its states. May be repeated.")
    private List<String> kept = List.of();

    @Option(names = "--timing", description = "Show how long each pass took.")
    private boolean timing;

    @Option(
            names = "--trace",
            paramLabel = "OUT.html",
            description =
                    "Write a page that steps through the rewrites, with drawings of the network after each of the first"
                            + " 200.")
    private Optional<Path> trace = Optional.empty();

    @Option(names = "--bisect-passes", description = "Find the rewrite that changes how --check ends.")
    private boolean bisect;

    @Option(names = "--check", paramLabel = "CMD", description = "The command for --bisect-passes.")
    private Optional<String> check = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Choices.Seconds.class,
            description = "A call of CMD that takes longer does not end with 0; 60s.")
    private double mostSeconds;

    @Option(names = "--list", description = "Show all passes and rules.")
    private boolean list;

    @Option(names = "--markdown", description = "With --list: as docs/passes.md.")
    private boolean markdown;

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    OptCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            new PassesPage(console).print(markdown, json);
            return ExitCode.FINE.number();
        }
        Path file = in.orElseThrow(() -> new Misuse("nir opt needs a network, or --list"));
        if (bisect != check.isPresent()) {
            throw new Misuse("--bisect-passes and --check CMD belong together");
        }
        Optional<NetworkOutput> target = output.map(NetworkOutput::to);
        Pipeline pipeline = pipeline(passes, level, Preset.O1);
        Dialect dialect = dialects.chosen().dialect();
        GivenNetwork given = GivenFiles.network(file);
        Set<String> nodes = new TreeSet<>(kept);
        double step = TimeStep.choose(Optional.empty(), dialect, given.graph()).seconds();
        Setting setting = new Setting(dialect, step).keeping(nodes);
        List<Snapshot> snapshots = new ArrayList<>();
        Optimized optimized = PassOptions.run(given, pipeline, setting, snapshot -> {
            // A large network many times over: none is kept that nobody will look at.
            if (bisect || (trace.isPresent() && snapshots.size() < TracePage.MOST_DRAWINGS)) {
                snapshots.add(snapshot);
            }
        });
        if (bisect) {
            return bisect(given, snapshots, target);
        }
        PassOptions.say(optimized, console);
        target.ifPresent(out -> out.write(optimized.graph(), console));
        trace.ifPresent(page -> write(page, TracePage.of(given, pipeline, optimized, snapshots)));
        OptReport report = new OptReport(file, pipeline, dialect.name(), optimized);
        if (json) {
            Json.print(report.facts(), console.out());
        } else {
            report.print(console, timing);
        }
        return ExitCode.FINE.number();
    }

    /// The pipeline that the user wants, by its passes or by the number of a preset.
    static Pipeline pipeline(Optional<String> passes, Optional<String> level, Preset otherwise) {
        if (passes.isPresent() && level.isPresent()) {
            throw new Misuse("--passes and -O both say what to do: give one of them");
        }
        if (passes.isPresent()) {
            return PassOptions.pipeline(passes.get());
        }
        return switch (level.orElse("")) {
            case "" -> otherwise.pipeline();
            case "0" -> Preset.O0.pipeline();
            case "1" -> Preset.O1.pipeline();
            case "2" -> Preset.O2.pipeline();
            default -> throw new Misuse("there is -O0, -O1 and -O2, not -O" + level.get());
        };
    }

    private Integer bisect(GivenNetwork given, List<Snapshot> snapshots, Optional<NetworkOutput> target)
            throws IOException {
        try (CheckCommand command = CheckCommand.of(check.orElse(""), mostSeconds, given.file(), console)) {
            Bisection found = Bisection.of(given.graph(), snapshots, command);
            target.ifPresent(out -> out.write(found.before(), console));
            BisectionReport report = new BisectionReport(found);
            if (json) {
                Json.print(report.facts(), console.out());
            } else {
                report.print(console);
            }
            return ExitCode.FINE.number();
        } catch (InvalidNetwork nothing) {
            throw new CommandFailure(ExitCode.NO, nothing);
        }
    }

    private void write(Path page, String text) {
        FileFaults.writing(page, () -> {
            AtomicFile.writeStream(page, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
            return page;
        });
        console.remark(page + ": the rewrites, step by step");
    }
}
