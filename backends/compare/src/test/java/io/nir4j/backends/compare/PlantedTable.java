package io.nir4j.backends.compare;

import io.nir4j.backends.compare.Planted.Found;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.Locale;

/// Plants every choice in many random networks and prints how often a comparison names it.
///
/// Not a test of the build: it takes minutes. `PlantedChangeTest` is its short form.
final class PlantedTable {
    private PlantedTable() {}

    /// Prints the table for as many networks as the first argument says, 20 without one.
    public static void main(String[] arguments) {
        int networks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        String row = "%-36s %-44s %6s %6s | %6s %6s %6s %8s%n";
        System.out.printf(row, "planted", "base", "parted", "named", "parted", "first", "named", "equals");
        for (Planted planted : Planted.all()) {
            int[] known = new int[2];
            int[] recorded = new int[4];
            for (long seed = 1; seed <= networks; seed++) {
                try {
                    Found found = planted.in(planted.compare(seed));
                    known[0] += found.parted() ? 1 : 0;
                    known[1] += found.named() ? 1 : 0;
                    Found blind = planted.in(planted.compareWithRecording(seed));
                    recorded[0] += blind.parted() ? 1 : 0;
                    recorded[1] += blind.first() ? 1 : 0;
                    recorded[2] += blind.named() ? 1 : 0;
                    recorded[3] += blind.equals();
                } catch (InvalidNetwork refused) {
                    System.out.println(planted.choice().text() + ": refused: " + refused.getMessage());
                    break;
                }
            }
            System.out.printf(
                    row,
                    planted.choice().text(),
                    planted.baseName(),
                    known[0],
                    known[1],
                    recorded[0],
                    recorded[1],
                    recorded[2],
                    recorded[0] == 0 ? "-" : String.format(Locale.ROOT, "%.1f", (double) recorded[3] / recorded[0]));
        }
    }
}
