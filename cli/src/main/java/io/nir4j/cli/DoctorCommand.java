package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import io.nir4j.dialects.importing.Fix;
import io.nir4j.dialects.importing.Fixes;
import io.nir4j.dialects.importing.Framework;
import io.nir4j.dialects.importing.Frameworks;
import io.nir4j.dialects.importing.Terms;
import io.nir4j.dialects.importing.Treatment;
import io.nir4j.dialects.origin.Origin;
import io.nir4j.dialects.origin.Writer;
import io.nir4j.io.Compression;
import io.nir4j.io.NirFile;
import io.nir4j.io.json.JsonLayout;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir doctor FILE`: what is wrong with a network, which fixes help, and the network with them applied.
@Command(
        name = "doctor",
        customSynopsis = {
            "nir doctor FILE [-o FIXED] [--fix NAME]... [--repairs-only] [--as FRAMEWORK] [--times ms|steps] [--dt DT]"
                    + " [--json]",
            "nir doctor --fixes"
        },
        sortOptions = false,
        description = {
            "Says what is wrong with a network, and which fixes put it right: names of nodes that do not exist, shapes"
                + " that count the batch, and other habits of frameworks; then it writes the network in the one form"
                + " that all readers share. With -o the result is written; without, nothing is.",
            "",
            "What has several sensible readings is said and left alone. Ends with 0 if the network is valid and,"
                + " without -o, was so before; with 1 if it has faults that no fix covers or, without -o, any at all;"
                + " with 3 if the file cannot be used."
        },
        footer = {
            "",
            "Examples:",
            "  nir doctor net.nir",
            "  nir doctor net.nir -o fixed.nir && nir validate fixed.nir",
            "  nir doctor --as hxtorch chip.nir -o seconds.nir",
            "  nir doctor --fix dangling-name net.nir -o connected.snn"
        })
final class DoctorCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", arity = "0..1", description = "A network.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FIXED",
            description = "Write the result there, in the format of its ending: .nir, .h5, .json, .snn.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--fix",
            paramLabel = "NAME",
            converter = FixNamed.class,
            description = "Apply this fix and no others; may be repeated.")
    private List<Fix> only = List.of();

    @Option(names = "--repairs-only", description = "Leave what is valid in the form in which it is.")
    private boolean repairsOnly;

    @Option(
            names = "--as",
            paramLabel = "FRAMEWORK",
            converter = FrameworkNamed.class,
            completionCandidates = FrameworkNames.class,
            description = {
                "The author: read what has several readings as this framework writes it. One of"
                        + " ${COMPLETION-CANDIDATES}."
            })
    private Optional<Framework> author = Optional.empty();

    @Option(
            names = "--times",
            paramLabel = "ms|steps",
            description = "The unit of times in the file: milliseconds, or steps of --dt. Seconds unless said.")
    private Optional<TimeUnit> times = Optional.empty();

    @Option(
            names = "--dt",
            paramLabel = "DT",
            converter = Choices.Seconds.class,
            description = "The length of a step where a fix needs it: 1ms, 100us, or seconds.")
    private Optional<Double> stepSeconds = Optional.empty();

    @Option(names = "--fixes", description = "List all fixes, and read no file.")
    private boolean list;

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    /// What times can be measured in, other than seconds; the names are those of the option.
    enum TimeUnit {
        ms("times-in-milliseconds"),
        steps("times-in-steps");

        private final String fix;

        TimeUnit(String fix) {
            this.fix = fix;
        }
    }

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (list) {
            new DoctorText(console).list(Fixes.all(), json);
            return ExitCode.FINE.number();
        }
        Path given = file.orElseThrow(() -> new Misuse("name a network, or --fixes for the list of fixes"));
        Terms terms = terms();
        Optional<ConversionTarget> target = output.map(DoctorCommand::target);
        GivenNetwork network = GivenFiles.network(given);
        DoctorReport report =
                DoctorReport.of(network, Treatment.of(network.graph(), terms), likelyAuthor(network, terms), output);
        output.ifPresent(
                path -> write(path, target.orElseThrow(), report.treatment().graph()));
        if (json) {
            Json.print(DoctorFacts.of(report), console.out());
        } else {
            new DoctorText(console).print(report);
        }
        return report.verdict().number();
    }

    /// Said where naming the author would change the result or settle a doubt.
    private Optional<String> likelyAuthor(GivenNetwork network, Terms terms) {
        Origin origin = Origin.of(network.graph(), network.version());
        Writer likely = origin.writer().first().what();
        if (author.isPresent() || !origin.writer().isClear() || !likely.isFramework()) {
            return Optional.empty();
        }
        Treatment silent = Treatment.of(network.graph(), terms);
        Treatment named = Treatment.of(network.graph(), terms.by(Frameworks.named(likely.name())));
        return !named.graph().equals(silent.graph()) || !named.doubts().equals(silent.doubts())
                ? Optional.of(origin.author() + "; --as " + likely.name() + " reads it so")
                : Optional.empty();
    }

    private Terms terms() {
        if (times.filter(unit -> unit == TimeUnit.steps).isPresent() && stepSeconds.isEmpty()) {
            throw new Misuse("--times steps needs the length of a step: --dt 1ms");
        }
        Terms terms = Terms.USUAL.only(Set.copyOf(only.stream().map(Fix::name).toList()));
        for (TimeUnit unit : times.stream().toList()) {
            terms = terms.asking(unit.fix);
        }
        if (stepSeconds.isPresent()) {
            terms = terms.every(stepSeconds.get());
        }
        if (author.isPresent()) {
            terms = terms.by(author.get());
        }
        return repairsOnly ? terms.keepingForm() : terms;
    }

    private static ConversionTarget target(Path path) {
        List<String> known = ConversionTarget.endings();
        String name = path.toString();
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        return ConversionTarget.promisedBy(path)
                .filter(target -> !(target instanceof ConversionTarget.Drawing))
                .orElseThrow(() -> new Misuse("no format of networks belongs to '" + ending + "'; "
                        + Suggestion.hint(ending, known).orElse("known are .nir, .h5, .json and .snn")));
    }

    private void write(Path path, ConversionTarget target, Graph graph) {
        switch (target) {
            case ConversionTarget.Network(var format) -> {
                switch (format) {
                    case NIR -> NirFile.writeNir(path, graph, Compression.NONE);
                    case JSON -> NirFile.writeJson(path, graph, JsonLayout.ONE_FILE);
                }
            }
            case ConversionTarget.Text() -> new TextOutput(path, false, console).write(graph);
            case ConversionTarget.Drawing(var format) -> throw new Misuse("a drawing is no network: " + format);
        }
    }

    /// A fix by name.
    static final class FixNamed implements ITypeConverter<Fix> {
        @Override
        public Fix convert(String text) {
            return Choices.named(text, Fixes.all(), Fix::name, "fix");
        }
    }

    /// The names for the help.
    static final class FrameworkNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        FrameworkNames() {
            super(Frameworks.all().stream().map(Framework::name).toList());
        }
    }

    /// A framework that writes networks.
    static final class FrameworkNamed implements ITypeConverter<Framework> {
        @Override
        public Framework convert(String text) {
            return Choices.named(text, Frameworks.all(), Framework::name, "framework");
        }
    }
}
