package io.nir4j.dialects.diff;

import io.nir4j.dialects.diff.Difference.OtherMetadata;
import io.nir4j.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One side says in its metadata that neurons reset by subtracting the threshold.
///
/// NIR has no field for it: `v_reset` is a potential, and files of networks that subtract look like those of networks
/// that reset to zero. Metadata is the only place in a file that can say so.
final class SubtractedResets {
    private SubtractedResets() {}

    static List<Convention> in(Evidence evidence) {
        List<Convention> found = new ArrayList<>();
        for (Side side : Side.values()) {
            List<OtherMetadata> said = evidence.all(OtherMetadata.class).stream()
                    .filter(entry -> isAboutReset(entry) && subtracts(entry, side) && !subtracts(entry, side.other()))
                    .toList();
            if (!said.isEmpty()) {
                String where =
                        Evidence.names(said.stream().map(entry -> entry.a().isEmpty() ? "the network" : entry.a()));
                String sentence = side + " is " + side.other() + " with reset by subtraction, as the metadata of "
                        + where + " say; NIR itself has no field for it";
                found.add(new Convention("reset-by-subtraction", sentence, false, List.copyOf(said)));
            }
        }
        return found;
    }

    private static boolean isAboutReset(OtherMetadata entry) {
        return entry.key().toLowerCase(Locale.ROOT).contains("reset");
    }

    private static boolean subtracts(OtherMetadata entry, Side side) {
        return entry.contrast()
                .on(side)
                .map(value -> value instanceof Value.Text(var text)
                        && text.toLowerCase(Locale.ROOT).contains("subtract"))
                .orElse(false);
    }
}
