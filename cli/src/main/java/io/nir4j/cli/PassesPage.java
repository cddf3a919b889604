package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Json;
import io.nir4j.compiler.pass.Pass;
import io.nir4j.compiler.pass.Passes;
import io.nir4j.compiler.pass.Preset;
import io.nir4j.compiler.pass.rewrite.Rule;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All passes with their rules: for the terminal, for programs, and as `docs/passes.md`.
record PassesPage(Console console) {

    void print(boolean markdown, boolean json) {
        if (json) {
            Json.print(facts(), console.out());
        } else if (markdown) {
            printMarkdown();
        } else {
            printText();
        }
    }

    private void printText() {
        PrintWriter out = console.out();
        for (Preset preset : Preset.values()) {
            out.println(console.outInk().strong("-" + preset.name()) + "  "
                    + (preset.passes().isEmpty() ? "nothing" : preset.passes()));
        }
        for (Pass pass : Passes.all()) {
            out.println();
            out.println(console.outInk().strong(pass.name()) + "  " + pass.says() + ".");
            for (Rule rule : pass.rules()) {
                out.println("  " + rule.name() + " (" + rule.exactness().label() + ")  " + rule.equation());
                out.println("    holds for " + rule.validity().says());
            }
            pass.options()
                    .forEach(option -> out.println("  {" + option.name() + "=...}  " + option.says() + needed(option)));
        }
        out.println();
        out.println("Every pass takes {max=N}, " + Pass.MAX.says() + ". A rule's name is a pass of that rule alone.");
    }

    private static String needed(Pass.Option option) {
        return option.needed() ? " (needed)" : "";
    }

    private void printMarkdown() {
        PrintWriter out = console.out();
        out.print(INTRODUCTION);
        out.println();
        out.println("| level | passes |");
        out.println("|---|---|");
        for (Preset preset : Preset.values()) {
            out.println("| `-" + preset.name() + "` | "
                    + (preset.passes().isEmpty() ? "none" : "`" + preset.passes() + "`") + " |");
        }
        for (Pass pass : Passes.all()) {
            out.println();
            out.println("## " + pass.name());
            out.println();
            out.println(pass.says() + ".");
            out.println();
            out.println("| rule | equation | exactness | holds for |");
            out.println("|---|---|---|---|");
            for (Rule rule : pass.rules()) {
                out.println("| `" + rule.name() + "` | `" + rule.equation() + "` | "
                        + rule.exactness().label() + " | " + rule.validity().says() + " |");
            }
            if (!pass.options().isEmpty()) {
                out.println();
                pass.options()
                        .forEach(option -> out.println("- `" + option.name() + "`: " + option.says() + needed(option)));
            }
        }
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        Map<String, Object> presets = new LinkedHashMap<>();
        Arrays.stream(Preset.values()).forEach(preset -> presets.put(preset.name(), preset.passes()));
        facts.put("presets", presets);
        facts.put("passes", Passes.all().stream().map(PassesPage::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(Pass pass) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", pass.name());
        facts.put("says", pass.says());
        List<Map<String, String>> rules = pass.rules().stream()
                .map(rule -> Map.of(
                        "name", rule.name(),
                        "equation", rule.equation(),
                        "exactness", rule.exactness().label(),
                        "holdsFor", rule.validity().says()))
                .toList();
        facts.put("rules", rules);
        Map<String, String> options = new LinkedHashMap<>();
        pass.allOptions().forEach(option -> options.put(option.name(), option.says()));
        facts.put("options", options);
        return facts;
    }

    private static final String INTRODUCTION = """
        # Passes

        This page is what `nir opt --list --markdown` prints; a test compares them.

        A pass is a list of rules, applied at every node, inside nested graphs too, until none finds anything. A rule is an
        equation. It is **exact** if every number that an Output gives stays the same (but for the sign of a zero); what a rule
        of **rounding** leaves is the same function of real numbers, so a spike may come or go where a potential is within
        rounding of its threshold. The verifier runs after each pass.

        Whatever its equation says, a rewrite is not taken if it would

        - move anything in time: which edge of a cycle brings the value of the step before follows from the distances of the
          nodes from the inputs and from their names, and taking a node out can move it;
        - where the rule is exact, add anything up in another order;
        - leave a shape unknown, make a number infinite, change an Input or Output of the network, or take out a node that
          is to be kept (`nir opt --keep`, `nir run --record`).

        What is the same depends on who runs the network: Norse does not read r, so nothing may be moved into it; Rockpool adds
        v_leak at every step. The last column says for which dialects a rule holds; `--dialect` names the one that counts, `nir`
        unless given. The metadata entry `nir4j.passes` of the result says what was done to it.

        `nir run` takes `-O0`, `-O1` and `-O2`, too, and keeps every spiking and every recorded node; it runs a network as it is
        (`-O0`) unless told otherwise.
        """;
}
