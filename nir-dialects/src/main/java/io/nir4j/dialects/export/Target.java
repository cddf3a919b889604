package io.nir4j.dialects.export;

import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Requirement;
import io.nir4j.model.tensor.DType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// A framework that networks can be written for.
///
/// What its neurons compute, which nodes it reads and what it insists on is in its dialect; here is what concerns
/// writing alone.
///
/// @param name as on the command line
/// @param title as its authors write it
/// @param dialect what it computes on a network that it reads
/// @param unitSeconds the unit in which its files count time; 0 where they count steps
/// @param parameterType the type in which it wants the parameters of neurons; weights are float32
/// @param unread types of node that its reader promises and fails on, each with the reason
/// @param requirements what its reader insists on besides what its dialect says
/// @param traits how it wants things written
/// @param loading Python that loads a file: `FILE` stands for that, `DT` for the step in seconds
/// @param source where it is known from, and how well
public record Target(
        String name,
        String title,
        Dialect dialect,
        double unitSeconds,
        DType parameterType,
        Map<String, String> unread,
        Set<Requirement> requirements,
        Set<Trait> traits,
        String loading,
        String source) {
    public Target {
        unread = Map.copyOf(unread);
        requirements = Set.copyOf(requirements);
        traits = Set.copyOf(traits);
    }

    /// True if its reader takes nodes of this type.
    public boolean reads(String type) {
        return !dialect.unsupported().contains(type) && !dialect.refused().contains(type) && !unread.containsKey(type);
    }

    /// True if its reader insists on this.
    public boolean insistsOn(Requirement requirement) {
        return requirements.contains(requirement) || dialect.requirements().contains(requirement);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /// The length of a step in the unit in which the target's files count time.
    ///
    /// @param stepSeconds the step of the network as it is
    public double step(double stepSeconds) {
        return dialect.fixedStepSeconds().orElse(unitSeconds == 0 ? 1.0 : stepSeconds / unitSeconds);
    }

    /// The line of Python that loads `file`.
    ///
    /// @param step the length of a step in the unit of the file
    public String loading(String file, double step) {
        double stepSeconds = unitSeconds == 0 ? step : step * unitSeconds;
        return loading.replace("FILE", file).replace("DT", plain(stepSeconds));
    }

    /// A number as people write it, `0.0001` or `1`.
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    static Set<Trait> traits(Trait... traits) {
        Set<Trait> set = EnumSet.noneOf(Trait.class);
        set.addAll(Set.of(traits));
        return set;
    }
}
