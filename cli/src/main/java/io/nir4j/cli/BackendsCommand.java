package io.nir4j.cli;

import io.nir4j.backends.spi.Availability;
import io.nir4j.backends.spi.Availability.Available;
import io.nir4j.backends.spi.Availability.Unavailable;
import io.nir4j.backends.spi.Backend;
import io.nir4j.backends.spi.Backends;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import io.nir4j.cli.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `nir backends`: what can run networks here, and what is missing where it cannot.
@Command(
        name = "backends",
        customSynopsis = "nir backends [--json]",
        sortOptions = false,
        description = {"Lists the backends and says of each whether it can run here; if not, why and what to do."},
        footer = {"", "Example:", "  nir backends"})
final class BackendsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    BackendsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Backend> backends = Stream.<Backend>concat(Backends.simulators().stream(), Backends.emitters().stream())
                .toList();
        List<OptionalBackend> missing = OptionalBackend.missing();
        if (json) {
            Stream<Map<String, Object>> facts = Stream.concat(
                    backends.stream().map(BackendsCommand::facts),
                    missing.stream().map(BackendsCommand::facts));
            Json.print(facts.toList(), console.out());
        } else {
            Table table = new Table();
            backends.forEach(backend -> table.row(backend.name(), state(backend.availability()), backend.says()));
            missing.forEach(backend ->
                    table.row(backend.name(), OptionalBackend.REASON + ": " + backend.remedy(), backend.says()));
            table.print(console.out(), console.outInk());
        }
        return ExitCode.FINE.number();
    }

    private static String state(Availability availability) {
        return switch (availability) {
            case Available(var detail) -> "available: " + detail;
            case Unavailable(var reason, var remedy) -> "not available: " + reason + "; " + remedy;
        };
    }

    private static Map<String, Object> facts(Backend backend) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", backend.name());
        facts.put("says", backend.says());
        switch (backend.availability()) {
            case Available(var detail) -> {
                facts.put("available", true);
                facts.put("detail", detail);
            }
            case Unavailable(var reason, var remedy) -> putMissing(facts, reason, remedy);
        }
        return facts;
    }

    private static Map<String, Object> facts(OptionalBackend backend) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", backend.name());
        facts.put("says", backend.says());
        putMissing(facts, OptionalBackend.REASON, backend.remedy());
        return facts;
    }

    private static void putMissing(Map<String, Object> facts, String reason, String remedy) {
        facts.put("available", false);
        facts.put("reason", reason);
        facts.put("remedy", remedy);
    }
}
