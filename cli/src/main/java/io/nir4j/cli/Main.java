package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The entry point of `nir`: it only picks the subcommand.
@Command(
        name = "nir",
        description =
                "Reads, checks, converts and runs spiking networks in the Neuromorphic Intermediate Representation.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  nir info testdata/frameworks/norse/conv-sumpool/model.nir",
            "  nir run testdata/frameworks/norse/lif-layer/model.nir --dialect norse \\",
            "      --input testdata/frameworks/norse/lif-layer/input.npy",
            "  nir COMMAND --help"
        })
public final class Main implements Callable<Integer> {
    /// The commands in the order in which the help lists them.
    static final List<String> COMMANDS = List.of(
            "info",
            "validate",
            "doctor",
            "convert",
            "diff",
            "opt",
            "reduce",
            "run",
            "bench",
            "compare",
            "test",
            "conformance",
            "fmt",
            "dialects",
            "backends",
            "explain",
            "schema",
            "completion");

    private static final Set<String> VERSION_OPTIONS = Set.of("-V", "--version");

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    private Main(Console console) {
        this.console = console;
    }

    /// Runs one command line and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /// Runs one command line and returns its exit code.
    static int run(Console console, String... arguments) {
        if (arguments.length == 1 && VERSION_OPTIONS.contains(arguments[0])) {
            // Scripts ask for it: without picocli's two hundred classes it takes half the time.
            console.out().println(new Version().getVersion()[0]);
            console.flush();
            return ExitCode.FINE.number();
        }
        Faults faults = new Faults(console, Arrays.asList(arguments));
        try {
            return commandLine(console, faults, chosen(arguments)).execute(arguments);
        } catch (RuntimeException | Error fault) {
            return faults.report(fault);
        } finally {
            console.flush();
        }
    }

    /// The command line with all commands, for help and completion.
    static CommandLine complete(Console console) {
        return commandLine(console, new Faults(console, List.of()), COMMANDS);
    }

    /// The command that is meant, alone: building the others takes time. All of them where none is, for the help and
    /// for guesses.
    private static List<String> chosen(String... arguments) {
        Optional<String> first =
                Arrays.stream(arguments).filter(word -> !word.startsWith("-")).findFirst();
        return first.filter(COMMANDS::contains).map(List::of).orElse(COMMANDS);
    }

    private static CommandLine commandLine(Console console, Faults faults, List<String> commands) {
        CommandLine line = new CommandLine(new Main(console));
        commands.forEach(name -> line.addSubcommand(name, command(name, console)));
        withHeadings(line);
        line.getSubcommands().values().forEach(Main::withHeadings);
        return line.setOut(console.out())
                .setErr(console.err())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setAbbreviatedOptionsAllowed(false)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(console.outInk().isColoured() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults);
    }

    private static void withHeadings(CommandLine line) {
        line.getCommandSpec().usageMessage().parameterListHeading("%n").optionListHeading("%nOptions:%n");
    }

    private static Object command(String name, Console console) {
        return switch (name) {
            case "info" -> new InfoCommand(console);
            case "validate" -> new ValidateCommand(console);
            case "doctor" -> new DoctorCommand(console);
            case "convert" -> new ConvertCommand(console);
            case "diff" -> new DiffCommand(console);
            case "opt" -> new OptCommand(console);
            case "reduce" -> new ReduceCommand(console);
            case "run" -> new RunCommand(console);
            case "bench" -> new BenchCommand(console);
            case "compare" -> new CompareCommand(console);
            case "test" -> new TestCommand(console);
            case "conformance" -> new ConformanceCommand(console);
            case "fmt" -> new FmtCommand(console);
            case "dialects" -> new DialectsCommand(console);
            case "backends" -> new BackendsCommand(console);
            case "explain" -> new ExplainCommand(console);
            case "schema" -> new SchemaCommand(console);
            case "completion" -> new CompletionCommand(console);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Say nothing but what was asked, and errors.")
    void quiet(boolean wanted) {
        console.beQuiet(wanted);
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more.")
    void verbose(boolean wanted) {
        console.beVerbose(wanted);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }
}
