package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import io.nir4j.cli.terminal.Table;
import io.nir4j.model.Node;
import io.nir4j.model.Schema;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nir explain CODE|TYPE`: the page of a finding or of a primitive.
@Command(
        name = "explain",
        customSynopsis = "nir explain [CODE|TYPE] [--json | --markdown]",
        sortOptions = false,
        description = {"Explains a finding by its code, or a primitive by its name. Without either, lists them."},
        footer = {
            "",
            "Examples:",
            "  nir explain NIR-204",
            "  nir explain CubaLIF",
            "  nir explain --markdown > primitives.md"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CODE|TYPE", arity = "0..1", description = "Such as NIR-204, 204, or LIF.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the page as Markdown; without TYPE, those of all primitives.")
    private boolean markdown;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json && markdown) {
            throw new ParameterException(spec.commandLine(), "--json and --markdown: give one of them");
        }
        if (subject.isEmpty()) {
            list();
            return ExitCode.FINE.number();
        }
        String name = subject.get();
        Optional<Schema<?>> schema = Node.schemas().stream()
                .filter(s -> s.type().equalsIgnoreCase(name))
                .findFirst();
        Optional<Code> code = Code.parse(name);
        if (schema.isPresent()) {
            primitive(new PrimitivePage(schema.get()));
        } else if (code.isPresent()) {
            code(code.get());
        } else {
            throw new ParameterException(
                    spec.commandLine(), "there is no code or primitive '" + name + "'" + near(name));
        }
        return ExitCode.FINE.number();
    }

    private static String near(String name) {
        List<String> known = Stream.concat(
                        Node.schemas().stream().map(Schema::type),
                        Arrays.stream(Code.values()).map(Code::label))
                .toList();
        return Suggestion.hint(name, known).map(hint -> "; " + hint).orElse("");
    }

    private void list() {
        if (markdown) {
            console.out().print(PrimitivePage.all());
            return;
        }
        if (json) {
            Json.print(
                    Map.of(
                            "primitives",
                                    Node.schemas().stream().map(Schema::type).toList(),
                            "codes",
                                    Arrays.stream(Code.values())
                                            .map(Code::label)
                                            .toList()),
                    console.out());
            return;
        }
        Table table = new Table();
        Node.schemas().forEach(schema -> table.row(schema.type(), schema.says()));
        Arrays.stream(Code.values()).forEach(code -> table.row(code.label(), code.title()));
        table.print(console.out(), console.outInk());
    }

    private void code(Code code) {
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("code", code.label());
            facts.put("severity", code.severity().label());
            facts.put("title", code.title());
            facts.put("page", code.explanation());
            Json.print(facts, console.out());
        } else {
            console.out().print(code.explanation());
        }
    }

    private void primitive(PrimitivePage page) {
        if (json) {
            Json.print(page.facts(), console.out());
        } else if (markdown) {
            console.out().print(page.markdown("#"));
        } else {
            page.print(console.out(), console.outInk());
        }
    }
}
