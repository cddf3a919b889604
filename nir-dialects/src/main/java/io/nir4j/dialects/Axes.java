package io.nir4j.dialects;

import io.nir4j.dialects.Discretization.Ignored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The one table of axes, choices and ignorable parameters under the names that users write.
///
/// The name of an axis is that of its type, the name of a choice that of its constant, in small letters with hyphens:
/// `reset-when` is `next-step`. Parameters to ignore are written by the names of [Ignored]: `sum-pool-padding`.
public final class Axes {
    private static final Map<String, List<Axis>> CHOICES = choices();

    private Axes() {}

    private static Map<String, List<Axis>> choices() {
        Map<String, List<Axis>> choices = new LinkedHashMap<>();
        for (Axis axis : Discretization.CANONICAL.axes()) {
            choices.put(nameOf(axis), List.of(axis.getClass().getEnumConstants()));
        }
        return choices;
    }

    /// The names of all axes, in the order of the components of a discretisation.
    public static List<String> names() {
        return List.copyOf(CHOICES.keySet());
    }

    /// All choices on the axis of this name; none if there is no such axis.
    public static List<Axis> choices(String axis) {
        return CHOICES.getOrDefault(hyphenated(axis), List.of());
    }

    /// The axis on which `choice` is one, `reset-when`.
    public static String nameOf(Axis choice) {
        return hyphenated(choice.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-"));
    }

    /// The name of a choice on its axis, `next-step`.
    public static String labelOf(Axis choice) {
        return hyphenated(choice.name());
    }

    /// The name of a parameter that can be ignored, `sum-pool-padding`.
    public static String labelOf(Ignored parameter) {
        return hyphenated(parameter.name());
    }

    /// The names of these choices, in their order.
    public static List<String> labels(List<Axis> choices) {
        return choices.stream().map(Axes::labelOf).toList();
    }

    /// The names of all parameters that can be ignored.
    public static List<String> ignorable() {
        return Arrays.stream(Ignored.values()).map(Axes::labelOf).toList();
    }

    /// The names of what is ignored, in the order of [#ignorable].
    public static List<String> labels(Set<Ignored> ignored) {
        List<String> labels = new ArrayList<>();
        new TreeSet<>(ignored).forEach(parameter -> labels.add(labelOf(parameter)));
        return labels;
    }

    /// The ignorable parameter of this name, or nothing.
    static Set<Ignored> ignored(String label) {
        Set<Ignored> found = EnumSet.allOf(Ignored.class);
        found.removeIf(parameter -> !labelOf(parameter).equals(hyphenated(label)));
        return found;
    }

    /// Small letters and hyphens; what users write with spaces or underscores means the same.
    static String hyphenated(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
