package io.nir4j.cli;

import io.nir4j.cli.TestVerdict.Outcome;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.io.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Test results in the XML that JUnit's runners write and servers for continuous integration read.
///
/// A suite is a file on a backend. A file without a result is a suite with an error, so that nobody who reads the
/// report alone takes it for passed.
final class ReportXml {
    private final XMLStreamWriter xml;

    private ReportXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// A `testcase`.
    ///
    /// @param element `failure`, `error` or `skipped`; empty for one that passed
    private record Case(String name, String backend, double seconds, String element, String message, String text) {}

    /// Replaces `target` as a whole.
    ///
    /// @throws IOException if it cannot be written
    static void write(Path target, List<TestedFile> files) throws IOException {
        AtomicFile.writeStream(target, stream -> write(stream, files));
    }

    private static void write(OutputStream stream, List<TestedFile> files) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, "UTF-8");
            new ReportXml(xml).document(files);
            xml.flush();
        } catch (XMLStreamException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }

    private void document(List<TestedFile> files) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        List<Case> all = files.stream().flatMap(file -> cases(file).stream()).toList();
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "nir test");
        totals(all);
        for (TestedFile file : files) {
            Map<String, List<Case>> byBackend = new LinkedHashMap<>();
            cases(file)
                    .forEach(one -> byBackend
                            .computeIfAbsent(one.backend(), _ -> new ArrayList<>())
                            .add(one));
            for (Map.Entry<String, List<Case>> suite : byBackend.entrySet()) {
                suite(file.file().toString(), suite.getKey(), suite.getValue());
            }
        }
        line();
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
    }

    private static List<Case> cases(TestedFile tested) {
        if (tested.isEmpty()) {
            String text = String.join(
                    "\n", tested.findings().stream().map(Object::toString).toList());
            return List.of(new Case("the file", "", 0, "error", tested.reason(), text));
        }
        return tested.verdicts().stream().map(ReportXml::testCase).toList();
    }

    private static Case testCase(TestVerdict verdict) {
        String message = switch (verdict.outcome()) {
            case PASSED -> "";
            case FAILED -> verdict.differences().getFirst().finding().message();
            case CANNOT_RUN -> verdict.errors().getFirst().message();
            case SKIPPED -> verdict.reason();
        };
        return new Case(
                verdict.title(),
                verdict.backend(),
                verdict.seconds(),
                element(verdict.outcome()),
                message,
                TestReport.explanation(verdict));
    }

    private static String element(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "";
            case FAILED -> "failure";
            case CANNOT_RUN -> "error";
            case SKIPPED -> "skipped";
        };
    }

    private void suite(String file, String backend, List<Case> cases) throws XMLStreamException {
        line();
        xml.writeStartElement("testsuite");
        attribute("name", backend.isEmpty() ? file : file + " (" + backend + ")");
        totals(cases);
        for (Case one : cases) {
            line();
            xml.writeStartElement("testcase");
            attribute("classname", className(file, backend));
            attribute("name", one.name());
            attribute("time", seconds(one.seconds()));
            if (!one.element().isEmpty()) {
                xml.writeStartElement(one.element());
                attribute("message", one.message());
                xml.writeCharacters(PlainText.lines(one.text()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        line();
        xml.writeEndElement();
    }

    private void totals(List<Case> cases) throws XMLStreamException {
        attribute("tests", Integer.toString(cases.size()));
        attribute("failures", count(cases, "failure"));
        attribute("errors", count(cases, "error"));
        attribute("skipped", count(cases, "skipped"));
        attribute("time", seconds(cases.stream().mapToDouble(Case::seconds).sum()));
    }

    private static String count(List<Case> cases, String element) {
        return Long.toString(
                cases.stream().filter(one -> one.element().equals(element)).count());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /// Servers take what is before the last point for a package: `reference.testdata.examples.first`.
    private static String className(String file, String backend) {
        String path =
                file.replaceFirst("(?i)\\.snn$", "").replaceAll("[/\\\\]+", ".").replaceFirst("^\\.+", "");
        return backend.isEmpty() ? path : backend + "." + path;
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, PlainText.line(value));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }
}
