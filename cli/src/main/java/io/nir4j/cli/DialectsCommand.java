package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Json;
import io.nir4j.cli.terminal.Table;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization.Ignored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir dialects [NAME]`: what each framework means by a network in discrete time.
@Command(
        name = "dialects",
        customSynopsis = "nir dialects [NAME] [--json]",
        sortOptions = false,
        description = {
            "Lists the dialects: what each framework means by a network in discrete time.",
            "With a name: every choice that this dialect makes."
        },
        footer = {"", "Examples:", "  nir dialects", "  nir dialects norse"})
final class DialectsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            converter = Choices.DialectNamed.class,
            description = "A dialect to show in full.")
    private Optional<Dialect> dialect = Optional.empty();

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    DialectsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            Object facts = dialect.<Object>map(DialectsCommand::facts)
                    .orElseGet(() ->
                            Dialects.all().stream().map(DialectsCommand::facts).toList());
            Json.print(facts, console.out());
        } else {
            dialect.ifPresentOrElse(this::show, this::list);
        }
        return ExitCode.FINE.number();
    }

    private void list() {
        Table table = new Table();
        Dialects.all().forEach(known -> table.row(known.name(), known.says()));
        table.print(console.out(), console.outInk());
    }

    private void show(Dialect shown) {
        console.out().println(console.outInk().strong(shown.name()) + ": " + shown.says());
        console.out().println();
        Table table = new Table();
        for (Axis axis : shown.discretization().axes()) {
            table.row(words(axis), value(axis), axis.says());
        }
        table.row("ignored parameters", listed(ignored(shown)), "");
        table.row("not read by it", listed(unsupported(shown)), "");
        table.row("time step", shown.fixedStepSeconds().map(Figures::seconds).orElse("free"), "");
        table.print(console.out(), console.outInk());
        console.out().println();
        console.out().println("source: " + shown.source());
    }

    private static String listed(List<String> items) {
        return items.isEmpty() ? "none" : String.join(", ", items);
    }

    private static List<String> ignored(Dialect dialect) {
        return new TreeSet<>(dialect.discretization().ignored())
                .stream().map(Ignored::parameter).toList();
    }

    private static List<String> unsupported(Dialect dialect) {
        return List.copyOf(new TreeSet<>(dialect.unsupported()));
    }

    /// `CubaCurrent` is called `cuba current`.
    private static String words(Axis axis) {
        return axis.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String value(Axis axis) {
        return axis instanceof Enum<?> choice
                ? choice.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : axis.toString();
    }

    private static Map<String, Object> facts(Dialect dialect) {
        Map<String, Object> axes = new LinkedHashMap<>();
        for (Axis axis : dialect.discretization().axes()) {
            axes.put(words(axis), Map.of("choice", value(axis), "says", axis.says()));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", dialect.name());
        facts.put("says", dialect.says());
        facts.put("source", dialect.source());
        facts.put("axes", axes);
        facts.put("ignored", ignored(dialect));
        facts.put("unsupported", unsupported(dialect));
        facts.put("fixedStepSeconds", dialect.fixedStepSeconds());
        return facts;
    }
}
