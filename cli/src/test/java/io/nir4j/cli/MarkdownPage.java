package io.nir4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of the documentation, as far as tests can check it: its fenced blocks.
record MarkdownPage(Path file, List<Block> blocks) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w[^\\n]*)\\n(.*?)^```$");

    /// A fenced block.
    ///
    /// @param info what stands behind the opening fence: `console`
    /// @param line the number of its first line in the page
    record Block(String info, String text, int line) {
        @Override
        public String toString() {
            return "line " + line + ": " + text.lines().findFirst().orElse("");
        }
    }

    static MarkdownPage of(Path file) throws IOException {
        String page = Files.readString(file);
        List<Block> blocks = new ArrayList<>();
        Matcher fence = FENCED.matcher(page);
        while (fence.find()) {
            int line = 1 + (int) page.substring(0, fence.start(2)).lines().count();
            blocks.add(new Block(fence.group(1), fence.group(2), line));
        }
        return new MarkdownPage(file, blocks);
    }

    List<Block> blocks(String info) {
        return blocks.stream().filter(block -> block.info().equals(info)).toList();
    }

    /// The texts of these blocks.
    List<String> texts(String info) {
        return blocks(info).stream().map(Block::text).toList();
    }
}
