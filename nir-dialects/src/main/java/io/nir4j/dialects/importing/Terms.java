package io.nir4j.dialects.importing;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the user wants of a treatment.
///
/// @param only the fixes to apply by name, no others; empty for all that apply unasked
/// @param alsoAsked fixes that are asked for on top, such as a unit of times
/// @param framework the author of the network, if the user names it
/// @param stepSeconds the length of a step, given or by the framework's convention
/// @param keepsForm whether a valid network stays as it is
public record Terms(
        Set<String> only,
        Set<String> alsoAsked,
        Optional<Framework> framework,
        Optional<Double> stepSeconds,
        boolean keepsForm) {
    /// Everything that applies unasked.
    public static final Terms USUAL = new Terms(Set.of(), Set.of(), Optional.empty(), Optional.empty(), false);

    public Terms {
        only = Set.copyOf(only);
        alsoAsked = Set.copyOf(alsoAsked);
    }

    /// These terms for a network that `author` wrote.
    public Terms by(Framework author) {
        return new Terms(only, alsoAsked, Optional.of(author), stepSeconds.or(author::stepSeconds), keepsForm);
    }

    /// These terms with this fix asked for on top.
    public Terms asking(String fix) {
        Set<String> more = new TreeSet<>(alsoAsked);
        more.add(fix);
        return new Terms(only, more, framework, stepSeconds, keepsForm);
    }

    /// These terms with no fixes but these.
    public Terms only(Set<String> fixes) {
        return new Terms(fixes, alsoAsked, framework, stepSeconds, keepsForm);
    }

    /// These terms for steps of this length.
    public Terms every(double seconds) {
        return new Terms(only, alsoAsked, framework, Optional.of(seconds), keepsForm);
    }

    /// These terms, valid networks being left as they are.
    public Terms keepingForm() {
        return new Terms(only, alsoAsked, framework, stepSeconds, true);
    }

    boolean asksFor(Fix fix) {
        return only.contains(fix.name())
                || alsoAsked.contains(fix.name())
                || framework
                        .filter(author -> fix.frameworks().contains(author.name()))
                        .isPresent();
    }

    boolean wants(Fix fix) {
        boolean listed = only.isEmpty() || only.contains(fix.name()) || alsoAsked.contains(fix.name());
        return switch (fix.kind()) {
            case CONVERSION -> asksFor(fix);
            case REPAIR -> listed;
            case NORMALISATION -> listed && !keepsForm;
        };
    }
}
