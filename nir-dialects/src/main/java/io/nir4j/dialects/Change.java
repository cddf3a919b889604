package io.nir4j.dialects;

import io.nir4j.dialects.Discretization.Ignored;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One thing that a user wants otherwise than a dialect has it: `reset=subtract`, or `ignored=resistance,v-leak`.
///
/// @param axis the name of an axis as [Axes] lists it, or `ignored`
/// @param value the name of a choice on it; for `ignored` names of parameters with commas between them, or `none`
public record Change(String axis, String value) {
    /// Stands for the set of ignored parameters where others are named by their axis.
    public static final String IGNORED = "ignored";

    private static final String NONE = "none";

    public Change {
        axis = Axes.hyphenated(axis);
        value = Axes.hyphenated(value);
    }

    /// Reads `axis=value`; empty if there is no equals sign.
    public static Optional<Change> of(String text) {
        int sign = text.indexOf('=');
        return sign < 0 ? Optional.empty() : Optional.of(new Change(text.substring(0, sign), text.substring(sign + 1)));
    }

    /// `steps` with all of `changes`, in their order.
    ///
    /// @param findings receives a finding for each change that names no axis or no choice on it; it changes nothing
    public static Discretization apply(Discretization steps, List<Change> changes, Findings findings) {
        Discretization changed = steps;
        for (Change change : changes) {
            changed = change.applyTo(changed, findings);
        }
        return changed;
    }

    private Discretization applyTo(Discretization steps, Findings findings) {
        if (axis.equals(IGNORED)) {
            return ignoring(steps, findings);
        }
        List<Axis> choices = Axes.choices(axis);
        if (choices.isEmpty()) {
            List<String> names = new ArrayList<>(Axes.names());
            names.add(IGNORED);
            findings.add(unknown("there is no axis '" + axis + "'", axis, names, "the axes are "));
            return steps;
        }
        Optional<Axis> choice = choices.stream()
                .filter(known -> Axes.labelOf(known).equals(value))
                .findFirst();
        if (choice.isEmpty()) {
            String found = "there is no choice '" + value + "' on the axis '" + axis + "'";
            findings.add(unknown(found, value, Axes.labels(choices), "the choices are "));
        }
        return choice.map(steps::with).orElse(steps);
    }

    private Discretization ignoring(Discretization steps, Findings findings) {
        List<String> labels = value.equals(NONE) || value.isEmpty() ? List.of() : List.of(value.split(",", -1));
        Set<Ignored> parameters = EnumSet.noneOf(Ignored.class);
        boolean allKnown = true;
        for (String label : labels) {
            Set<Ignored> named = Axes.ignored(label);
            if (named.isEmpty()) {
                String found = "'" + label + "' is no parameter that can be ignored";
                findings.add(unknown(found, label, Axes.ignorable(), "these can: "));
                allKnown = false;
            }
            parameters.addAll(named);
        }
        return allKnown ? steps.ignoring(parameters.toArray(Ignored[]::new)) : steps;
    }

    private static Diagnostic unknown(String found, String typed, List<String> known, String listing) {
        return Diagnostic.of(Code.NO_SUCH_CHOICE, found)
                .hint(Suggestion.hint(typed, known).orElse(listing + String.join(", ", known)));
    }

    /// What `changed` has otherwise than `base`, in the order of the axes.
    public static List<Change> between(Discretization base, Discretization changed) {
        List<Change> changes = new ArrayList<>();
        for (int at = 0; at < base.axes().size(); at++) {
            Axis choice = changed.axes().get(at);
            if (!choice.equals(base.axes().get(at))) {
                changes.add(new Change(Axes.nameOf(choice), Axes.labelOf(choice)));
            }
        }
        if (!base.ignored().equals(changed.ignored())) {
            List<String> labels = Axes.labels(changed.ignored());
            changes.add(new Change(IGNORED, labels.isEmpty() ? NONE : String.join(",", labels)));
        }
        return changes;
    }

    /// `reset=subtract`, as users write it.
    @Override
    public String toString() {
        return axis + "=" + value;
    }
}
