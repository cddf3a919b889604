package io.nir4j.backends.harness.conformance;

import io.nir4j.backends.harness.conformance.ConformanceCase.Answer;
import io.nir4j.backends.harness.conformance.ConformanceCase.Demand;
import io.nir4j.backends.harness.conformance.ConformanceCase.ExpectedSignal;
import io.nir4j.backends.harness.conformance.ConformanceCase.Refusal;
import io.nir4j.backends.harness.conformance.ConformanceCase.Tolerance;
import io.nir4j.backends.harness.conformance.JsonTree.Items;
import io.nir4j.backends.harness.conformance.JsonTree.Members;
import io.nir4j.backends.harness.conformance.JsonTree.Text;
import io.nir4j.dialects.Change;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a [Suite] of its manifest. Members that it does not know are passed over: a later suite may say more.
final class ManifestReader {
    private static final String FORMAT = "nir4j-conformance";

    /// The newest form of a manifest that is understood.
    private static final double NEWEST = 1;

    private final Path folder;
    private final JsonTree tree;
    private final Findings findings = new Findings();

    ManifestReader(Path folder, JsonTree tree) {
        this.folder = folder;
        this.tree = tree;
    }

    Suite suite() {
        Map<String, JsonTree> manifest = members(tree);
        checkVersion(manifest);
        Map<String, ExpectedChoices> choices = new LinkedHashMap<>();
        members(member(tree, "discretizations")).forEach((key, value) -> choices.put(key, choices(value)));
        List<ConformanceCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonTree entry : items(member(tree, "cases"))) {
            try {
                ConformanceCase read = conformanceCase(entry, choices);
                if (names.add(read.name())) {
                    cases.add(read);
                } else {
                    findings.add(wrong(entry, "two cases are called '" + read.name() + "'"));
                }
            } catch (InvalidNetwork fault) {
                findings.addAll(fault.diagnostics());
            }
        }
        if (cases.isEmpty() && !findings.hasErrors()) {
            findings.add(wrong(tree, "the suite has no cases"));
        }
        findings.throwIfErrors();
        return new Suite(folder, text(tree, "suiteVersion"), cases);
    }

    private void checkVersion(Map<String, JsonTree> manifest) {
        if (!manifest.containsKey("format") || !text(tree, "format").equals(FORMAT)) {
            throw wrong(tree, "this is no manifest of a conformance suite: its 'format' is not \"" + FORMAT + "\"")
                    .asException();
        }
        double version = number(tree, "formatVersion");
        if (version > NEWEST) {
            throw wrong(
                            member(tree, "formatVersion"),
                            "the manifest has version " + Math.round(version) + " of its format; this nir4j knows "
                                    + Math.round(NEWEST))
                    .hint("update nir4j, or take the suite that came with it")
                    .asException();
        }
    }

    private ExpectedChoices choices(JsonTree value) {
        Map<String, String> axes = new LinkedHashMap<>();
        members(member(value, "axes")).forEach((axis, choice) -> axes.put(axis, text(choice)));
        return new ExpectedChoices(axes, Set.copyOf(texts(value, "ignored")));
    }

    private ConformanceCase conformanceCase(JsonTree entry, Map<String, ExpectedChoices> choices) {
        String key = text(entry, "discretization");
        ExpectedChoices chosen = choices.get(key);
        if (chosen == null) {
            throw wrong(member(entry, "discretization"), "there is no discretization '" + key + "' above")
                    .asException();
        }
        List<Change> changes = new ArrayList<>();
        members(member(entry, "set")).forEach((axis, choice) -> changes.add(new Change(axis, text(choice))));
        SortedMap<String, Path> inputs = new TreeMap<>();
        members(member(entry, "inputs")).forEach((input, file) -> inputs.put(input, path(text(file))));
        return new ConformanceCase(
                text(entry, "name"),
                text(entry, "says"),
                texts(entry, "primitives"),
                texts(entry, "axes"),
                text(entry, "dialect"),
                changes,
                chosen,
                number(entry, "dt"),
                path(text(entry, "network")),
                inputs,
                demand(entry));
    }

    private Demand demand(JsonTree entry) {
        return switch (text(entry, "kind")) {
            case "refuse" -> new Refusal(text(entry, "stage"));
            case "run" -> answer(entry);
            default ->
                throw wrong(member(entry, "kind"), "a case is of kind \"run\" or \"refuse\"")
                        .asException();
        };
    }

    private Answer answer(JsonTree entry) {
        List<ExpectedSignal> signals = new ArrayList<>();
        for (String group : List.of("outputs", "states")) {
            members(member(entry, group))
                    .forEach((signal, expected) -> signals.add(new ExpectedSignal(
                            signal,
                            text(expected, "array"),
                            text(expected, "compare").equals("spikes"))));
        }
        if (signals.isEmpty()) {
            throw wrong(entry, "nothing is expected of this case").asException();
        }
        JsonTree allowed = member(entry, "tolerance");
        Tolerance tolerance =
                new Tolerance(number(allowed, "spikes"), number(allowed, "relative"), number(allowed, "absolute"));
        return new Answer(
                path(text(entry, "expected")),
                signals,
                text(entry, "decidedBy").equals("bits"),
                tolerance,
                text(entry, "provenance"));
    }

    private Path path(String written) {
        return folder.resolve(written).normalize();
    }

    private static Diagnostic wrong(JsonTree where, String message) {
        return Diagnostic.of(Code.SUITE_UNUSABLE, message).at(where.place());
    }

    private static JsonTree member(JsonTree object, String name) {
        JsonTree found = members(object).get(name);
        if (found == null) {
            throw wrong(object, "there is no '" + name + "' here").asException();
        }
        return found;
    }

    private static Map<String, JsonTree> members(JsonTree value) {
        if (value.value() instanceof Members(var members)) {
            return members;
        }
        throw wrong(value, "an object is expected here").asException();
    }

    private static List<JsonTree> items(JsonTree value) {
        if (value.value() instanceof Items(var items)) {
            return items;
        }
        throw wrong(value, "a list is expected here").asException();
    }

    private static List<String> texts(JsonTree object, String name) {
        return items(member(object, name)).stream().map(ManifestReader::text).toList();
    }

    private static String text(JsonTree object, String name) {
        return text(member(object, name));
    }

    private static String text(JsonTree value) {
        if (value.value() instanceof Text(var text)) {
            return text;
        }
        throw wrong(value, "a text is expected here").asException();
    }

    private static double number(JsonTree object, String name) {
        if (member(object, name).value() instanceof JsonTree.Quantity(double number)) {
            return number;
        }
        throw wrong(member(object, name), "a number is expected here").asException();
    }
}
