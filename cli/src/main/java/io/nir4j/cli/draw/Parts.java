package io.nir4j.cli.draw;

import io.nir4j.cli.draw.Placed.PlacedArrow;
import io.nir4j.cli.draw.Placed.PlacedBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The parts of a picture that no arrow connects, each a picture of its own.
final class Parts {
    private static final double GAP = 40;

    private Parts() {}

    /// Largest first.
    static List<Picture> of(Picture picture) {
        int[] part = new int[picture.boxes().size()];
        Arrays.setAll(part, place -> place);
        for (Arrow arrow : picture.arrows()) {
            part[root(part, arrow.source())] = root(part, arrow.target());
        }
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int place = 0; place < part.length; place++) {
            members.computeIfAbsent(root(part, place), root -> new ArrayList<>())
                    .add(place);
        }
        Map<Integer, List<Arrow>> arrows = new TreeMap<>();
        for (Arrow arrow : picture.arrows()) {
            arrows.computeIfAbsent(root(part, arrow.source()), root -> new ArrayList<>())
                    .add(arrow);
        }
        return members.entrySet().stream()
                .map(entry -> part(picture, entry.getValue(), arrows.getOrDefault(entry.getKey(), List.of())))
                .sorted(Comparator.comparingInt(some -> -some.boxes().size()))
                .toList();
    }

    private static int root(int[] part, int place) {
        int root = place;
        while (part[root] != root) {
            part[root] = part[part[root]];
            root = part[root];
        }
        return root;
    }

    private static Picture part(Picture picture, List<Integer> places, List<Arrow> arrows) {
        Map<Integer, Integer> renumbered = new TreeMap<>();
        places.forEach(place -> renumbered.put(place, renumbered.size()));
        return new Picture(
                places.stream().map(picture.boxes()::get).toList(),
                arrows.stream()
                        .map(arrow -> new Arrow(
                                arrow.edge(),
                                renumbered.getOrDefault(arrow.source(), -1),
                                renumbered.getOrDefault(arrow.target(), -1),
                                arrow.count(),
                                arrow.shape()))
                        .toList());
    }

    /// The parts side by side as far as `comfortable` goes, or the widest of them, then below.
    static Placed packed(List<Placed> parts, double comfortable) {
        double most = Math.max(
                comfortable, parts.stream().mapToDouble(Placed::width).max().orElse(0));
        List<PlacedBox> boxes = new ArrayList<>();
        List<PlacedArrow> arrows = new ArrayList<>();
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
        for (Placed part : parts) {
            if (x > 0 && x + part.width() > most) {
                x = 0;
                y = height + GAP;
            }
            Placed moved = part.moved(x, y);
            boxes.addAll(moved.boxes());
            arrows.addAll(moved.arrows());
            x += part.width() + GAP;
            width = Math.max(width, x - GAP);
            height = Math.max(height, y + part.height());
        }
        return new Placed(width, height, List.copyOf(boxes), List.copyOf(arrows));
    }
}
