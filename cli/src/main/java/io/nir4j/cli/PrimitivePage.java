package io.nir4j.cli;

import io.nir4j.cli.terminal.Ink;
import io.nir4j.cli.terminal.Table;
import io.nir4j.dsl.SnnExample;
import io.nir4j.model.Field;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.Unit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What there is to know about a primitive, all of it from its schema.
record PrimitivePage(Schema<?> schema) {
    private static final List<String> HEADING = List.of("field", "holds", "unit", "shape", "", "meaning");

    /// Before the pages of all primitives.
    private static final String INTRODUCTION = """
        # Primitives

        What the nodes of a network can be, besides nested graphs. Generated from the schemas, as `nir explain LIF` is:
        `./nir explain --markdown > docs/primitives.md`.

        Equal names of axes mean equal extents; `...` stands for any further axes. A field of shape `(n)` has one element for
        each element of the layer, or one for all of them. Numbers without a unit are in the unit of the field. How a network
        is written as text: [language.md](language.md).
        """;

    /// The pages of all primitives, in Markdown.
    static String all() {
        return Node.schemas().stream()
                .map(schema -> new PrimitivePage(schema).markdown("##"))
                .collect(Collectors.joining("\n", INTRODUCTION + "\n", ""));
    }

    /// For a terminal, with the fields in aligned columns.
    void print(PrintWriter target, Ink ink) {
        target.println(ink.strong("# " + schema.type()));
        target.println();
        target.println(schema.says());
        target.println();
        Table table = new Table(HEADING.toArray(String[]::new));
        rows().forEach(row -> table.row(row.toArray(String[]::new)));
        table.print(target, ink);
        target.println();
        target.println("As text (.snn):");
        target.println();
        target.println("    " + SnnExample.of(schema));
    }

    /// @param level the number signs of the heading
    String markdown(String level) {
        StringBuilder page = new StringBuilder();
        page.append(level).append(' ').append(schema.type()).append("\n\n");
        page.append(schema.says()).append("\n\n");
        page.append(line(HEADING)).append("|---".repeat(HEADING.size())).append("|\n");
        rows().forEach(row -> page.append(line(row)));
        return page.append("\n```snn\n")
                .append(SnnExample.of(schema))
                .append("\n```\n")
                .toString();
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.isEmpty() ? "" : cell.replace("|", "\\|") + " ")
                .collect(Collectors.joining("| ", "| ", "|\n"));
    }

    private List<List<String>> rows() {
        return schema.fields().stream()
                .map(field -> List.of(
                        field.name(),
                        field.access().kind(),
                        field.unit().symbol(),
                        shape(field),
                        String.join(", ", rules(field)),
                        field.says()))
                .toList();
    }

    private static String shape(Field<?, ?> field) {
        return field.dims().isEmpty() ? "" : "(" + String.join(", ", field.dims()) + ")";
    }

    private static List<String> rules(Field<?, ?> field) {
        List<String> rules = new ArrayList<>();
        if (!field.access().needed()) {
            rules.add("optional");
        }
        if (field.range() != Field.Range.ANY) {
            rules.add(range(field));
        }
        if (!field.older().isEmpty()) {
            rules.add("formerly " + String.join(", ", field.older()));
        }
        return rules;
    }

    private static String range(Field<?, ?> field) {
        return field.range().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// All of it for programs.
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", schema.type());
        facts.put("says", schema.says());
        facts.put("fields", schema.fields().stream().map(PrimitivePage::facts).toList());
        facts.put("text", SnnExample.of(schema));
        return facts;
    }

    private static Map<String, Object> facts(Field<?, ?> field) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", field.name());
        facts.put("kind", field.access().kind());
        facts.put(
                "unit",
                Optional.of(field.unit()).filter(unit -> unit != Unit.NONE).map(Unit::symbol));
        facts.put("dims", field.dims());
        facts.put("needed", field.access().needed());
        facts.put("range", range(field));
        facts.put("older", field.older());
        facts.put("says", field.says());
        facts.put("example", SnnExample.value(field));
        return facts;
    }
}
