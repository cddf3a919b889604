package io.nir4j.cli;

import io.nir4j.dialects.diff.GraphDiff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Two networks that the user named, and in what they differ.
record DiffReport(GivenNetwork a, GivenNetwork b, GraphDiff diff) {
    /// What is worth saying although no file says it.
    ///
    /// Files of networks that reset by subtraction look like those of others; often their name alone tells.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (subtracts(a.file()) != subtracts(b.file())) {
            String side = subtracts(b.file()) ? "B" : "A";
            remarks.add(
                    "the name of " + side + " speaks of reset by subtraction; NIR has no field for that, and nothing in"
                            + " the file says it");
        }
        return remarks;
    }

    private static boolean subtracts(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).contains("subtract");
    }
}
