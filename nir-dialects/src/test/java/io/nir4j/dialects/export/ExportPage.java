package io.nir4j.dialects.export;

import io.nir4j.dialects.Requirement;
import io.nir4j.model.Graph;
import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import io.nir4j.model.Schema;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of `docs/export.md`, made from the targets themselves.
final class ExportPage {
    private ExportPage() {}

    /// All targets with what they compute, read and insist on.
    static String targets() {
        StringBuilder table = new StringBuilder("| `--to` | computes as | does not read | insists that | step |"
                + " known from |\n|---|---|---|---|---|---|\n");
        for (Target target : Targets.all()) {
            table.append("| `%s` | `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            target.name(),
                            target.dialect().name(),
                            joined(unread(target)),
                            joined(requirements(target)),
                            step(target),
                            target.source()));
        }
        return table.toString();
    }

    /// Nested graphs are written flat for all.
    private static List<String> unread(Target target) {
        return Node.schemas().stream()
                .map(Schema::type)
                .filter(type -> !type.equals(Input.SCHEMA.type()) && !type.equals(Output.SCHEMA.type()))
                .filter(type -> !type.equals(Graph.TYPE) && !target.reads(type))
                .sorted()
                .toList();
    }

    private static List<String> requirements(Target target) {
        return new TreeSet<>(Stream.concat(target.requirements().stream(), target.dialect().requirements().stream())
                        .toList())
                .stream().map(Requirement::says).toList();
    }

    private static String step(Target target) {
        return target.dialect()
                .fixedStepSeconds()
                .map(step -> step == 1 ? "1, counting steps" : step + " s")
                .orElse(target.unitSeconds() == 1 ? "as given" : "as given, in milliseconds");
    }

    /// How each reader wants things written.
    static String traits() {
        StringBuilder table = new StringBuilder("| peculiarity of the reader | of |\n|---|---|\n");
        for (Trait trait : Trait.values()) {
            table.append("| %s | %s |\n"
                    .formatted(
                            trait.says(),
                            joined(Targets.all().stream()
                                    .filter(target -> target.has(trait))
                                    .map(Target::title)
                                    .toList())));
        }
        return table.toString();
    }

    /// What its reader promises to read and fails on.
    static String failures() {
        StringBuilder table = new StringBuilder("| reader | fails on | because |\n|---|---|---|\n");
        for (Target target : Targets.all()) {
            new TreeSet<>(target.unread().keySet())
                    .forEach(type -> table.append("| %s | %s | %s |\n"
                            .formatted(target.title(), type, target.unread().get(type))));
        }
        return table.toString();
    }

    /// Python that loads a file.
    static String loading() {
        return Targets.all().stream()
                .map(target -> "| %s | `%s` |\n"
                        .formatted(
                                target.title(),
                                target.loading().replace("FILE", "net.nir").replace("DT", "dt")))
                .collect(Collectors.joining("", "| framework | Python |\n|---|---|\n", ""));
    }

    private static String joined(Collection<String> items) {
        return items.isEmpty() ? "-" : String.join(", ", items);
    }
}
