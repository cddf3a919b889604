package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.Json;
import io.nir4j.cli.terminal.Table;
import io.nir4j.dialects.Axes;
import io.nir4j.dialects.Axis;
import io.nir4j.dialects.Change;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.dialects.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir dialects [NAME]`: what each framework means by a network in discrete time.
@Command(
        name = "dialects",
        customSynopsis = "nir dialects [NAME] [--axes] [--json]",
        sortOptions = false,
        description = {
            "Lists the dialects: what each framework means by a network in discrete time.",
            "With a name: every choice that this dialect makes. 'nir run --set AXIS=CHOICE' changes one."
        },
        footer = {"", "Examples:", "  nir dialects", "  nir dialects norse", "  nir dialects --axes"})
final class DialectsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            converter = Choices.DialectNamed.class,
            description = "A dialect to show in full.")
    private Optional<Dialect> dialect = Optional.empty();

    @Option(names = "--axes", description = "List all axes with the choices on each.")
    private boolean axes;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    DialectsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (axes) {
            axes();
        } else if (json) {
            Object facts = dialect.<Object>map(DialectsCommand::facts)
                    .orElseGet(() ->
                            Dialects.all().stream().map(DialectsCommand::facts).toList());
            Json.print(facts, console.out());
        } else {
            dialect.ifPresentOrElse(this::show, this::list);
        }
        return ExitCode.FINE.number();
    }

    private void axes() {
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            for (String axis : Axes.names()) {
                Map<String, Object> choices = new LinkedHashMap<>();
                Axes.choices(axis).forEach(choice -> choices.put(Axes.labelOf(choice), choice.says()));
                facts.put(axis, choices);
            }
            facts.put(Change.IGNORED, Axes.ignorable());
            Json.print(facts, console.out());
            return;
        }
        Table table = new Table();
        for (String axis : Axes.names()) {
            String first = axis;
            for (Axis choice : Axes.choices(axis)) {
                table.row(first, Axes.labelOf(choice), choice.says());
                first = "";
            }
        }
        String first = Change.IGNORED;
        for (Ignored parameter : Ignored.values()) {
            table.row(first, Axes.labelOf(parameter), parameter.parameter());
            first = "";
        }
        table.print(console.out(), console.outInk());
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
            table.row(Axes.nameOf(axis), Axes.labelOf(axis), axis.says());
        }
        table.row("ignored parameters", listed(ignored(shown)), "");
        table.row("not read by it", listed(sorted(shown.unsupported())), "computed as NIR defines it");
        table.row("refused", listed(sorted(shown.refused())), "");
        table.row("insists that", listed(insisted(shown)), "");
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

    private static List<String> insisted(Dialect dialect) {
        return new TreeSet<>(dialect.requirements())
                .stream().map(Requirement::says).toList();
    }

    private static List<String> sorted(Set<String> types) {
        return List.copyOf(new TreeSet<>(types));
    }

    private static Map<String, Object> facts(Dialect dialect) {
        Map<String, Object> axes = new LinkedHashMap<>();
        for (Axis axis : dialect.discretization().axes()) {
            axes.put(Axes.nameOf(axis), Map.of("choice", Axes.labelOf(axis), "says", axis.says()));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", dialect.name());
        facts.put("says", dialect.says());
        facts.put("source", dialect.source());
        facts.put("axes", axes);
        facts.put("ignored", ignored(dialect));
        facts.put("unsupported", sorted(dialect.unsupported()));
        facts.put("refused", sorted(dialect.refused()));
        facts.put("requirements", insisted(dialect));
        facts.put("fixedStepSeconds", dialect.fixedStepSeconds());
        return facts;
    }
}
