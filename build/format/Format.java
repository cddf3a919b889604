import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Checks the house format (palantir-java-format) of every Java source of the tree, or applies it.
///
/// The format plugins for Maven parse sources with the javac of the JVM that Maven runs on, and a JDK 17 refuses the
/// record patterns of Java 25. So the build starts this program on the JDK of its toolchain instead.
///
/// `java Format.java check|apply ROOT FAULTS` names the files that are not in shape (check) or do not parse (both) on
/// stderr, and leaves the file FAULTS if there are any. A failing exit code would make exec-maven-plugin bury the list
/// under a stack trace.
public final class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private Format() {}

    /// What the formatter says about one file: nothing to do, a new text, or a fault that keeps it from parsing.
    private sealed interface Verdict {
        record Fine() implements Verdict {}

        record Reformatted(Path file, String text) implements Verdict {}

        record Unparsable(Path file, String fault) implements Verdict {}
    }

    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        Path root = Path.of(arguments[1]).toRealPath();
        int faults = 0;
        for (Verdict verdict : judge(root)) {
            switch (verdict) {
                case Verdict.Fine() -> {}
                case Verdict.Reformatted(Path file, String text)
                when apply -> {
                    Files.writeString(file, text);
                    System.out.println("formatted " + root.relativize(file));
                }
                case Verdict.Reformatted(Path file, var _) -> {
                    System.err.println("not formatted: " + root.relativize(file));
                    faults++;
                }
                case Verdict.Unparsable(Path file, String fault) -> {
                    System.err.println("does not parse: " + root.relativize(file) + ":" + fault);
                    faults++;
                }
            }
        }
        Path mark = Path.of(arguments[2]);
        Files.deleteIfExists(mark);
        if (faults > 0) {
            Files.createDirectories(mark.getParent());
            Files.createFile(mark);
        }
    }

    private static List<Verdict> judge(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sources = files.filter(file -> isSource(root.relativize(file)))
                    .sorted()
                    .toList();
            return sources.parallelStream().map(Format::judgeFile).toList();
        }
    }

    /// Folders named `target` hold what the build generated, hidden ones belong to tools.
    private static boolean isSource(Path file) {
        for (Path part : file) {
            if (part.toString().equals("target") || part.toString().startsWith(".")) {
                return false;
            }
        }
        return file.toString().endsWith(".java");
    }

    private static Verdict judgeFile(Path file) {
        try {
            String text = Files.readString(file);
            String formatted = FORMATTER.formatSourceAndFixImports(text);
            return formatted.equals(text) ? new Verdict.Fine() : new Verdict.Reformatted(file, formatted);
        } catch (FormatterException fault) {
            return new Verdict.Unparsable(file, fault.getMessage());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
