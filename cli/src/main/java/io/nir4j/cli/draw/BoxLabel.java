package io.nir4j.cli.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is written in a box, and the room it needs.
///
/// @param name in bold, shortened if need be
/// @param lines type and summary, broken between phrases
/// @param width of the widest line in pixels
record BoxLabel(String name, List<String> lines, double width) {
    static final double NAME_SIZE = 13;
    static final double LINE_SIZE = 11;
    static final double LINE_HEIGHT = 15;

    /// From the top of the text to the foot of the name, and of the first line below it.
    static final double NAME_BASELINE = 12;

    private static final double WIDEST = 250;
    private static final double COMFORTABLE = 190;

    static BoxLabel of(Box box) {
        String name = TextWidth.shortened(Wording.visible(box.name()), NAME_SIZE, WIDEST);
        String type = TextWidth.shortened(Wording.visible(box.type()), LINE_SIZE, WIDEST);
        List<String> lines = lines(type, box.summary());
        double width = Stream.concat(
                        Stream.of(TextWidth.bold(name, NAME_SIZE)),
                        lines.stream().map(line -> TextWidth.plain(line, LINE_SIZE)))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return new BoxLabel(name, lines, width);
    }

    /// Type and summary, broken between phrases.
    static List<String> lines(String type, List<String> summary) {
        List<String> lines = new ArrayList<>();
        String line = type;
        for (String phrase : summary) {
            String longer = line + Box.SEPARATOR + phrase;
            if (TextWidth.plain(longer, LINE_SIZE) <= COMFORTABLE) {
                line = longer;
            } else {
                lines.add(line);
                line = phrase;
            }
        }
        lines.add(line);
        return List.copyOf(lines);
    }

    /// From the top of the name to the foot of the last line.
    double height() {
        return NAME_BASELINE + LINE_HEIGHT * lines.size();
    }
}
