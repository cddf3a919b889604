package io.nir4j.dialects.diff;

import java.util.List;

/// A habit in which two networks differ, and which explains many differences at once.
///
/// @param rule the name of the rule that recognised it, such as `milliseconds`
/// @param sentence what it says, for people, without a full stop
/// @param keepsMeaning whether both ways of writing mean the same to NIR
/// @param explains the differences that follow from it
public record Convention(String rule, String sentence, boolean keepsMeaning, List<Difference> explains) {
    public Convention {
        explains = List.copyOf(explains);
    }
}
