package io.nir4j.cli;

import io.nir4j.cli.draw.DrawingFormat;
import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.FindingsText;
import io.nir4j.cli.terminal.Json;
import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.rewrite.Setting;
import io.nir4j.dialects.Dialect;
import io.nir4j.dialects.Dialects;
import io.nir4j.dialects.TimeStep;
import io.nir4j.dsl.SnnFile;
import io.nir4j.io.Compression;
import io.nir4j.io.NetworkFormat;
import io.nir4j.io.NirFile;
import io.nir4j.io.file.AtomicFile;
import io.nir4j.io.file.FileFaults;
import io.nir4j.io.json.JsonLayout;
import io.nir4j.model.Graph;
import io.nir4j.model.check.Verifier;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.diagnostic.Severity;
import io.nir4j.model.diagnostic.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `nir convert IN OUT`: the same network in another format.
@Command(
        name = "convert",
        customSynopsis =
                "nir convert IN OUT [--format FORMAT] [--compression none|gzip[:LEVEL]] [--sidecar npz] [--elide]"
                        + " [--passes PASSES] [--unchecked] [--weights FILE [--dt TIME] [--allow-unused]]%n       nir"
                        + " convert IN OUT --to FRAMEWORK [--dialect NAME|FILE.json] [--set AXIS=CHOICE]... [--dt TIME]"
                        + " [--approximate [--input FILE]] [--json]",
        sortOptions = false,
        description = {
            "Writes a network in the format that the ending of OUT names.",
            "A network whose structure or shapes are wrong is refused; what matters only for running it is said.",
            "A drawing (.dot, .mmd, .svg) is made of any network. OUT is replaced as a whole, or not at all.",
            "A text (.snn) has its large arrays in OUT.npz; with - as OUT it is printed, arrays and all.",
            "With --to, OUT is what a framework reads and computes the same with, or all reasons why there is none.",
            "With --weights, IN is a skeleton: nodes and edges, whose parameters are filled by name."
        },
        footer = {
            "",
            "Examples:",
            "  nir convert testdata/wire/layout-0.0.1.nir new.nir",
            "  nir convert net.nir net.json --sidecar npz",
            "  nir convert testdata/frameworks/norse/recurrent-cubalif/model.nir net.svg",
            "  nir convert net.nir flat.nir --passes inline,dce",
            "  nir convert net.nir - --format snn --elide",
            "  nir convert testdata/frameworks/norse/recurrent-cubalif/model.nir new.nir --to snntorch --dialect norse",
            "  nir convert net.nir norse.nir --to norse --approximate --input spikes.npy",
            "  nir convert testdata/weights/snntorch/skeleton.snn net.nir --weights testdata/weights/snntorch/state.npz"
        })
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "IN", description = "A network, in any format that can be read.")
    private Path in;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The file to write: .nir, .h5, .json, .snn, .dot, .mmd or .svg; - prints a text or drawing.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format, whatever the ending of OUT: nir, json, snn, dot, mmd, svg.")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--compression",
            paramLabel = "none|gzip[:LEVEL]",
            description = "Of large arrays in .nir files; none unless given.")
    private Optional<String> compression = Optional.empty();

    @Option(
            names = "--sidecar",
            paramLabel = "npz",
            description = "Put large arrays of a .json into an .npz beside it.")
    private Optional<String> sidecar = Optional.empty();

    @Option(
            names = "--elide",
            description = "Leave large arrays out of a .snn, which is then for reading, or a skeleton.")
    private boolean elide;

    @Option(
            names = "--passes",
            paramLabel = "PASSES",
            description = "Rewrite the network first, see 'nir opt --list': inline,fold,dce.")
    private Optional<String> passes = Optional.empty();

    @Option(names = "--unchecked", description = "Convert a network that is wrong, too.")
    private boolean unchecked;

    @Option(
            names = "--dt",
            paramLabel = "TIME",
            converter = Choices.Seconds.class,
            description =
                    "Length of a time step. With --to: of the network as it is, as in 'nir run'. With --weights: to"
                            + " which the decays belong; 100us unless given, as in snnTorch's exporter.")
    private Optional<Double> stepSeconds = Optional.empty();

    @Mixin
    private ExportOptions export = new ExportOptions();

    @Mixin
    private SavedWeights weights = new SavedWeights();

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ConversionTarget target = target();
        Compression packing = compression(target);
        JsonLayout layout = layout(target);
        checkText(target);
        checkOptions();
        Optional<Pipeline> pipeline = passes.map(PassOptions::pipeline);
        GivenNetwork loaded = weights.isGiven() ? weights.fill(in, stepSeconds, console) : GivenFiles.network(in);
        if (!check(loaded, target)) {
            return ExitCode.UNUSABLE_INPUT.number();
        }
        GivenNetwork chosen = pipeline.map(steps -> rewritten(loaded, steps)).orElse(loaded);
        if (export.isAsked()) {
            ExportReport report = exported(chosen);
            write(report.written().exported().graph(), target, packing, layout);
            print(report);
        } else {
            write(chosen.graph(), target, packing, layout);
        }
        return ExitCode.FINE.number();
    }

    /// The network after `pipeline`, which asks what the dialect reads that will run it.
    private GivenNetwork rewritten(GivenNetwork loaded, Pipeline pipeline) {
        Dialect dialect = export.isAsked() ? export.dialect() : Dialects.NIR;
        double step = TimeStep.choose(stepSeconds, dialect, loaded.graph()).seconds();
        Optimized optimized = PassOptions.run(loaded, pipeline, new Setting(dialect, step));
        PassOptions.say(optimized, console);
        return loaded.with(optimized.graph());
    }

    /// @throws Misuse if an option stands there that means nothing without another
    private void checkOptions() {
        export.check();
        weights.check();
        if (stepSeconds.isPresent() && !export.isAsked() && !weights.isGiven()) {
            throw new Misuse("--dt says how long a step is for --to or --weights: add one of them");
        }
        if (export.isJsonWanted() && isPrinted()) {
            throw new Misuse("--json prints a report where - would print the network: name a file for it");
        }
    }

    /// The network for a framework, and how far it is from what it was.
    private ExportReport exported(GivenNetwork loaded) {
        Findings warnings = new Findings();
        ExportOptions.Written written = written(loaded, warnings);
        if (!written.exported().isExact()) {
            console.remark("running the network as it was and as it is written, to compare them");
        }
        ExportReport report = new ExportReport(written, out, export.difference(written, warnings));
        if (!console.isQuiet()) {
            print(warnings.all().stream().map(loaded::locate).toList());
        }
        return report;
    }

    private ExportOptions.Written written(GivenNetwork loaded, Findings warnings) {
        try {
            return export.write(loaded, stepSeconds, warnings);
        } catch (InvalidNetwork refused) {
            if (export.isJsonWanted()) {
                Json.print(ExportFacts.refused(loaded, refused.diagnostics()), console.out());
            }
            throw refused;
        }
    }

    private void print(ExportReport report) {
        if (export.isJsonWanted()) {
            Json.print(ExportFacts.of(report), console.out());
        } else if (isPrinted()) {
            new ExportText(console.err(), console.errInk()).print(report);
        } else {
            new ExportText(console.out(), console.outInk()).print(report);
        }
    }

    private void write(Graph graph, ConversionTarget target, Compression packing, JsonLayout layout)
            throws IOException {
        switch (target) {
            case ConversionTarget.Network(var format) -> {
                switch (format) {
                    case NIR -> NirFile.writeNir(out, graph, packing);
                    case JSON -> NirFile.writeJson(out, graph, layout);
                }
            }
            case ConversionTarget.Text() -> new TextOutput(out, elide, console).write(graph);
            case ConversionTarget.Drawing(var format) -> draw(graph, format);
        }
        if (Files.isRegularFile(out)) {
            console.remark(out + ": " + target.label() + ", "
                    + Figures.count(graph.nodes().size(), "node") + ", " + Figures.bytes(Files.size(out)));
        }
    }

    private boolean isPrinted() {
        return TextOutput.isStandardOutput(out);
    }

    private void draw(Graph graph, DrawingFormat format) {
        String drawing = format.render(graph, String.valueOf(in.getFileName()));
        if (isPrinted()) {
            console.out().print(drawing);
            return;
        }
        FileFaults.writing(out, () -> {
            AtomicFile.writeStream(out, stream -> stream.write(drawing.getBytes(StandardCharsets.UTF_8)));
            return out;
        });
    }

    private ConversionTarget target() {
        List<String> known = ConversionTarget.endings();
        String name = format.map(given -> "." + given).orElse(isPrinted() ? SnnFile.ENDING : out.toString());
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        return ConversionTarget.promisedBy(Path.of(name))
                .orElseThrow(() -> new Misuse("no format belongs to '" + ending + "'; "
                        + Suggestion.hint(ending, known).orElse("known are " + String.join(", ", known))));
    }

    private Compression compression(ConversionTarget target) {
        if (compression.isPresent() && !target.isNetwork(NetworkFormat.NIR)) {
            throw new Misuse("--compression is for .nir files");
        }
        String text = compression.orElse("none");
        return Compression.parse(text)
                .orElseThrow(() -> new Misuse("'" + text + "' is no compression: none, gzip, or gzip:0 to gzip:9"));
    }

    private JsonLayout layout(ConversionTarget target) {
        if (sidecar.isPresent() && !target.isNetwork(NetworkFormat.JSON)) {
            throw new Misuse("--sidecar is for .json files");
        }
        if (sidecar.isPresent() && !sidecar.get().equals("npz")) {
            throw new Misuse("there is no sidecar '" + sidecar.get() + "', only npz");
        }
        return sidecar.isPresent() ? JsonLayout.WITH_SIDECAR : JsonLayout.ONE_FILE;
    }

    private void checkText(ConversionTarget target) {
        boolean isText = target instanceof ConversionTarget.Text;
        if (elide && !isText) {
            throw new Misuse("--elide is for .snn files");
        }
        if (isPrinted() && target instanceof ConversionTarget.Network) {
            throw new Misuse("- prints texts and drawings, " + target.label() + " goes into a file");
        }
    }

    /// Says what was found; false if the network must not be written.
    private boolean check(GivenNetwork loaded, ConversionTarget target) {
        List<Diagnostic> findings = new ArrayList<>(loaded.findings());
        boolean network = !(target instanceof ConversionTarget.Drawing) && !elide;
        Verifier.verify(loaded.graph(), network ? Long.MAX_VALUE : FieldFacts.LARGEST_READ).stream()
                .map(loaded::locate)
                .forEach(findings::add);
        if (network && !unchecked && findings.stream().anyMatch(ConvertCommand::isStructural)) {
            print(findings);
            console.err().println("nothing was written; --unchecked converts it all the same");
            return false;
        }
        if (!console.isQuiet()) {
            print(findings.stream()
                    .map(finding -> finding.isError() ? finding.as(Severity.WARNING) : finding)
                    .toList());
        }
        return true;
    }

    private void print(List<Diagnostic> findings) {
        FindingsText.print(findings, console.err(), console.errInk());
    }

    /// The codes 2xx are about structure and shapes: a network that has them wrong is no network in any format.
    private static boolean isStructural(Diagnostic finding) {
        return finding.isError() && finding.code().label().startsWith("NIR-2");
    }
}
