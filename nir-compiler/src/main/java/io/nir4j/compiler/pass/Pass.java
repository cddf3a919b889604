package io.nir4j.compiler.pass;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.compiler.pass.rewrite.Network;
import io.nir4j.compiler.pass.rewrite.Options;
import io.nir4j.compiler.pass.rewrite.Rule;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Rules that are applied together until none of them finds anything.
///
/// @param name as users write it
/// @param says what it is for, one sentence without a full stop
/// @param options what it takes besides `max`
/// @param afterwards what its user should know of the result
public record Pass(
        String name,
        String says,
        List<Rule> rules,
        List<Option> options,
        BiFunction<Network, Options, List<Diagnostic>> afterwards) {
    /// The option of every pass: the most rewrites it may make.
    public static final Option MAX =
            new Option("max", "a whole number: the most rewrites that the pass makes", false, Pass::faultOfCount);

    /// What a user can say about a pass.
    ///
    /// @param needed whether the pass makes no sense without it
    /// @param fault what is wrong with a value, if anything
    public record Option(String name, String says, boolean needed, Function<String, Optional<String>> fault) {}

    public Pass {
        rules = List.copyOf(rules);
        options = List.copyOf(options);
    }

    /// A pass without options.
    static Pass of(String name, String says, List<? extends Rule> rules) {
        return new Pass(name, says, List.copyOf(rules), List.of(), (network, options) -> List.of());
    }

    /// A pass of this rule alone, under its name.
    Pass only(Rule rule) {
        return new Pass(rule.name(), says, List.of(rule), options, afterwards);
    }

    /// That of its least exact rule.
    public Exactness exactness() {
        return rules.stream().map(Rule::exactness).max(Enum::compareTo).orElse(Exactness.EXACT);
    }

    /// All options, `max` last.
    public List<Option> allOptions() {
        List<Option> all = new ArrayList<>(options);
        all.add(MAX);
        return all;
    }

    private static Optional<String> faultOfCount(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.empty() : Optional.of("is a whole number, at least 0");
    }
}
