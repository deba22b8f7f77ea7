package dev.traefikctl.cli.render;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.source.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit XML as CI servers read it: a suite a file, a failed case an error. */
public final class JunitFindings implements FindingsRenderer {

  @Override
  public void render(Report report, PrintWriter out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "traefikctl validate");
      for (Map.Entry<String, List<Diagnostic>> file : byFile(report).entrySet()) {
        suite(file.getKey(), file.getValue(), xml);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      out.println();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static Map<String, List<Diagnostic>> byFile(Report report) {
    Map<String, List<Diagnostic>> out = new LinkedHashMap<>();
    for (String file : report.files()) {
      out.put(file, new ArrayList<>());
    }
    for (Diagnostic finding : report.findings()) {
      Span span = finding.span();
      String file = span == null ? "configuration" : span.file();
      out.computeIfAbsent(file, name -> new ArrayList<>()).add(finding);
    }
    return out;
  }

  private static void suite(String file, List<Diagnostic> findings, XMLStreamWriter xml)
      throws XMLStreamException {
    long errors = findings.stream().filter(Diagnostic::isError).count();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", allowed(file));
    xml.writeAttribute("tests", Integer.toString(Math.max(1, findings.size())));
    xml.writeAttribute("failures", Long.toString(errors));
    if (findings.isEmpty()) {
      xml.writeCharacters("\n    ");
      xml.writeEmptyElement("testcase");
      xml.writeAttribute("classname", allowed(file));
      xml.writeAttribute("name", "no problems");
    }
    for (Diagnostic finding : findings) {
      testCase(file, finding, xml);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void testCase(String file, Diagnostic finding, XMLStreamWriter xml)
      throws XMLStreamException {
    Span span = finding.span();
    String place = span == null ? "" : span.line() + ":" + span.column() + " ";
    String suggestion = finding.suggestion();
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", allowed(file));
    xml.writeAttribute("name", place + finding.code().id() + " " + finding.code().title());
    xml.writeCharacters("\n      ");
    xml.writeStartElement(finding.isError() ? "failure" : "system-out");
    if (finding.isError()) {
      xml.writeAttribute("type", finding.code().id());
      xml.writeAttribute("message", allowed(finding.message()));
    }
    xml.writeCharacters(allowed(finding.toString()));
    if (suggestion != null) {
      xml.writeCharacters(allowed("\nsuggestion: " + suggestion));
    }
    xml.writeEndElement();
    xml.writeCharacters("\n    ");
    xml.writeEndElement();
  }

  /** Without the control characters that XML does not allow, not even as references. */
  private static String allowed(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD");
  }
}
