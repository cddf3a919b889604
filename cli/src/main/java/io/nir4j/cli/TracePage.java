package io.nir4j.cli;

import io.nir4j.cli.draw.DrawingFormat;
import io.nir4j.compiler.pass.Applied;
import io.nir4j.compiler.pass.Optimized;
import io.nir4j.compiler.pass.Pipeline;
import io.nir4j.compiler.pass.Snapshot;
import io.nir4j.model.Graph;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.List;

/// A page that steps through the rewrites of a network: one file, nothing fetched from anywhere.
///
/// Each step is a drawing with what was done above it; the arrow keys and two buttons go from one to the next. Names
/// come from files and are escaped.
final class TracePage {
    /// Each drawing takes some tens of kilobytes, and a while to lay out.
    static final int MOST_DRAWINGS = 200;

    private final StringBuilder page = new StringBuilder();

    private TracePage() {}

    /// @param snapshots the networks after the first rewrites; later ones get no drawing
    static String of(GivenNetwork network, Pipeline pipeline, Optimized optimized, List<Snapshot> snapshots) {
        TracePage trace = new TracePage();
        trace.write(network, pipeline, optimized.applied().toList(), snapshots);
        return trace.page.toString();
    }

    private void write(GivenNetwork network, Pipeline pipeline, List<Applied> applied, List<Snapshot> snapshots) {
        String title = String.valueOf(network.file().getFileName());
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(title))
                .append(", rewritten</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p><code>")
                .append(escaped(pipeline.toString()))
                .append("</code></p>\n<nav><button id=\"back\">&larr;</button> <button id=\"on\">&rarr;</button> <span"
                        + " id=\"at\"></span></nav>\n");
        step("as it was", "", drawing(network.graph(), "before"));
        for (int number = 1; number <= applied.size(); number++) {
            Applied one = applied.get(number - 1);
            String what = one.pass() + " \u203a " + one.rule().name() + ": " + one.says();
            String drawing = number <= snapshots.size()
                    ? drawing(snapshots.get(number - 1).graph(), "after rewrite " + number)
                    : "<p>no drawing: only the first " + MOST_DRAWINGS + " of " + applied.size()
                            + " steps have one</p>\n";
            step(what, one.rule().equation(), drawing);
        }
        page.append("<script>").append(SCRIPT).append("</script>\n</body>\n</html>\n");
    }

    private void step(String what, String equation, String drawing) {
        page.append("<section hidden>\n<h2>")
                .append(escaped(what))
                .append("</h2>\n<p><code>")
                .append(escaped(equation))
                .append("</code></p>\n")
                .append(drawing)
                .append("</section>\n");
    }

    private static String drawing(Graph graph, String title) {
        try {
            return DrawingFormat.SVG.render(graph, title);
        } catch (InvalidNetwork tooLarge) {
            return "<p>no drawing: the network is too large for one</p>\n";
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(Character.isISOControl(c) ? '\ufffd' : c);
            }
        });
        return escaped.toString();
    }

    private static final String STYLE = """

        body{font-family:system-ui,sans-serif;margin:2rem;color-scheme:light dark}
        h1{font-size:1.3rem}h2{font-size:1.05rem;font-weight:600}
        nav{position:sticky;top:0;padding:.5rem 0;background:Canvas}
        svg{max-width:100%;height:auto}
        """;

    private static final String SCRIPT = """

        const steps = [...document.querySelectorAll('section')];
        let now = 0;
        function show(step) {
          now = Math.max(0, Math.min(steps.length - 1, step));
          steps.forEach((section, i) => section.hidden = i !== now);
          document.getElementById('at').textContent = now + ' of ' + (steps.length - 1);
        }
        document.getElementById('back').onclick = () => show(now - 1);
        document.getElementById('on').onclick = () => show(now + 1);
        document.onkeydown = event => {
          if (event.key === 'ArrowLeft') show(now - 1);
          if (event.key === 'ArrowRight') show(now + 1);
        };
        show(0);
        """;
}
