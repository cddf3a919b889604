package io.nir4j.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/// Where a command writes: its answer to `out`, everything about the answer to `err`.
///
/// A reader that goes away early (`nir info net.nir | head -1`) is no fault: what it does not take is lost silently.
public final class Console {
    /// Which of `out` and `err` are terminals, as the launcher saw it: `out`, `err`, `out,err` or empty.
    private static final String TERMINALS = "nir.terminals";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Ink outInk;
    private final Ink errInk;
    private final boolean errIsTerminal;
    private boolean quiet;
    private boolean verbose;

    private Console(PrintWriter out, PrintWriter err, List<String> terminals, boolean colours) {
        this.out = out;
        this.err = err;
        this.outInk = new Ink(colours && terminals.contains("out"));
        this.errIsTerminal = terminals.contains("err");
        this.errInk = new Ink(colours && errIsTerminal);
    }

    /// The streams of this process, in UTF-8; in colours where they are terminals and `NO_COLOR` is not set.
    public static Console ofProcess() {
        String noColour = System.getenv("NO_COLOR");
        List<String> terminals = Arrays.asList(System.getProperty(TERMINALS, "").split(","));
        return new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                terminals,
                noColour == null || noColour.isEmpty());
    }

    /// Streams that are no terminals.
    public static Console to(PrintWriter out, PrintWriter err) {
        return new Console(out, err, List.of(), false);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8));
    }

    /// For what the command was asked.
    public PrintWriter out() {
        return out;
    }

    /// For findings, progress and remarks.
    public PrintWriter err() {
        return err;
    }

    public Ink outInk() {
        return outInk;
    }

    public Ink errInk() {
        return errInk;
    }

    public boolean errIsTerminal() {
        return errIsTerminal;
    }

    /// Whether warnings, notes and remarks are not wanted.
    public boolean isQuiet() {
        return quiet;
    }

    public void beQuiet(boolean wanted) {
        quiet = wanted;
    }

    /// Whether more than usual is wanted.
    public boolean isVerbose() {
        return verbose;
    }

    public void beVerbose(boolean wanted) {
        verbose = wanted;
    }

    /// Says something about the answer, unless nobody wants to know.
    public void remark(String line) {
        if (!quiet) {
            err.println(line);
        }
    }

    /// Hands everything written so far to the system.
    public void flush() {
        out.flush();
        err.flush();
    }
}
