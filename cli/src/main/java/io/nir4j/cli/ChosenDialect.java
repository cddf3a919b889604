package io.nir4j.cli;

import io.nir4j.dialects.Change;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Discretization;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The dialect of a run, and what its user decided about it.
///
/// @param base the dialect that nir4j knows and that this one starts from
/// @param file where the user wrote it down, if so
/// @param given false if the user said nothing
/// @param set what the user changed on the command line; it is in `dialect` already
record ChosenDialect(Dialect dialect, Dialect base, Optional<String> file, boolean given, List<Change> set) {

    /// `given`, or the file it comes from, or that nobody chose it.
    String origin() {
        return file.orElse(given ? "given" : "the default");
    }

    /// The same with these changes, too.
    ///
    /// @throws CommandFailure if a change names no axis or no choice
    ChosenDialect with(List<Change> changes) {
        Findings findings = new Findings();
        Discretization steps = Change.apply(dialect.discretization(), changes, findings);
        if (findings.hasErrors()) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, new InvalidNetwork(findings.all()));
        }
        Dialect changed = dialect.with(dialect.name(), dialect.says(), steps);
        List<Change> all = Stream.concat(set.stream(), changes.stream()).toList();
        return new ChosenDialect(changed, base, file, given, all);
    }

    /// Everything that is otherwise than in the base, from the file and from the command line.
    List<Change> overridden() {
        return Change.between(base.discretization(), dialect.discretization());
    }

    /// `norse (given)`, and where something was changed: `norse (given) with reset=subtract`.
    String text() {
        String start = file.isPresent() ? ", " + base.name() : "";
        String changes = overridden().isEmpty()
                ? ""
                : " with "
                        + String.join(
                                ", ",
                                overridden().stream().map(Change::toString).toList());
        return dialect.name() + " (" + origin() + ")" + start + changes;
    }

    /// The same for programs.
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("dialect", dialect.name());
        facts.put("dialectOrigin", origin());
        facts.put("dialectBase", base.name());
        Map<String, String> changes = new LinkedHashMap<>();
        overridden().forEach(change -> changes.put(change.axis(), change.value()));
        facts.put("dialectOverrides", changes);
        return facts;
    }
}
