package io.nir4j.compiler.pass;

import io.nir4j.compiler.pass.Pass.Option;
import io.nir4j.compiler.pass.Pipeline.Step;
import io.nir4j.compiler.pass.rewrite.Options;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a pipeline: names with commas between them, options in braces behind a name.
final class PipelineReader {
    private final String text;
    private final Findings findings = new Findings();
    private final List<Step> steps = new ArrayList<>();
    private int at;

    PipelineReader(String text) {
        this.text = text;
    }

    Pipeline read() {
        do {
            step();
        } while (passes(','));
        if (at < text.length()) {
            throw malformed("expected ',' or the end");
        }
        findings.throwIfErrors();
        return new Pipeline(steps);
    }

    private void step() {
        String name = word("a pass");
        Map<String, String> options = new LinkedHashMap<>();
        if (passes('{')) {
            do {
                option(options);
            } while (passes(','));
            if (!passes('}')) {
                throw malformed("expected ',' or '}'");
            }
        }
        Optional<Preset> preset = Arrays.stream(Preset.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
        if (preset.isPresent()) {
            expand(preset.get(), options);
            return;
        }
        Passes.find(name).ifPresentOrElse(pass -> add(pass, options), () -> findings.add(unknown(name)));
    }

    private void expand(Preset preset, Map<String, String> options) {
        options.keySet()
                .forEach(option -> findings.add(Diagnostic.of(
                                Code.BAD_PASS_OPTION, preset.name() + " stands for several passes and has no options")
                        .hint("write its passes out: " + preset.passes())));
        steps.addAll(preset.pipeline().steps());
    }

    private void option(Map<String, String> options) {
        String name = word("an option");
        if (!passes('=')) {
            throw malformed("expected '=' and the value of '" + name + "'");
        }
        if (options.put(name, word("the value of '" + name + "'")) != null) {
            throw malformed("'" + name + "' is given twice");
        }
    }

    private void add(Pass pass, Map<String, String> given) {
        List<Option> known = pass.allOptions();
        List<String> names = known.stream().map(Option::name).toList();
        given.forEach((name, value) -> known.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        option -> option.fault()
                                .apply(value)
                                .ifPresent(fault -> findings.add(Diagnostic.of(
                                        Code.BAD_PASS_OPTION,
                                        "'" + name + "' of " + pass.name() + " " + fault + ", not '" + value + "'"))),
                        () -> findings.add(Diagnostic.of(
                                        Code.BAD_PASS_OPTION, pass.name() + " has no option '" + name + "'")
                                .hint(Suggestion.hint(name, names).orElse("it takes " + String.join(", ", names))))));
        known.stream()
                .filter(option -> option.needed() && !given.containsKey(option.name()))
                .forEach(option ->
                        findings.add(Diagnostic.of(Code.BAD_PASS_OPTION, pass.name() + " needs '" + option.name() + "'")
                                .hint(option.name() + ": " + option.says())));
        steps.add(new Step(pass, Options.of(given)));
    }

    private static Diagnostic unknown(String name) {
        return Diagnostic.of(Code.NO_SUCH_PASS, "there is no pass '" + name + "'")
                .hint(Suggestion.hint(name, Passes.names())
                        .orElse("the passes are "
                                + String.join(
                                        ", ",
                                        Passes.all().stream().map(Pass::name).toList())));
    }

    private String word(String what) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int start = at;
        while (at < text.length() && ",{}= ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (start == at) {
            throw malformed("expected " + what);
        }
        return text.substring(start, at);
    }

    private boolean passes(char mark) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean found = at < text.length() && text.charAt(at) == mark;
        at += found ? 1 : 0;
        return found;
    }

    private RuntimeException malformed(String expected) {
        String rest = at < text.length() ? "before '" + text.substring(at) + "'" : "at the end";
        return Diagnostic.of(Code.BAD_PIPELINE, "in the passes '" + text + "': " + expected + " " + rest)
                .hint("such as identities,fold{max=10},dce")
                .asException();
    }
}
