package dev.kairos.core.internal.testreport;

import dev.kairos.core.internal.testreport.TestCase.Result;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports. They come from whatever a command has run: document types, entities and anything outside of the report are
 * never read, and what is large is cut.
 */
public final class TestReports {

    private static final int MOST_CASES = 200_000;
    private static final int MOST_DEPTH = 50;
    private static final int MOST_NAME = 300;
    private static final int MOST_MESSAGE = 300;

    private TestReports() {}

    /**
     * Reads a report.
     *
     * @param name what it is called where it cannot be read
     * @param xml the report; bounded by the caller
     * @return what it says, up to where it could be read
     */
    public static TestReport read(String name, InputStream xml) {
        List<TestCase> cases = new ArrayList<>();
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(xml);
            try {
                new Parse(reader, cases).run();
            } finally {
                reader.close();
            }
            return new TestReport(cases, List.of());
        } catch (XMLStreamException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new TestReport(cases, List.of(name + ": " + cut(why, MOST_MESSAGE)));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("names something outside of itself");
        });
        return factory;
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
    }

    /** One report that is read. */
    private static final class Parse {

        private final XMLStreamReader reader;
        private final List<TestCase> cases;
        private final Deque<String> open = new ArrayDeque<>();
        private String suite = "";
        private @Nullable TestCase current;
        private @Nullable StringBuilder body;

        Parse(XMLStreamReader reader, List<TestCase> cases) {
            this.reader = reader;
            this.cases = cases;
        }

        void run() throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(reader.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                    case XMLStreamConstants.END_ELEMENT -> end(open.pop());
                    case XMLStreamConstants.DTD -> throw new XMLStreamException("it has a document type");
                    default -> {}
                }
            }
        }

        private void begin(String element) throws XMLStreamException {
            if (open.isEmpty() && !element.equals("testsuite") && !element.equals("testsuites")) {
                throw new XMLStreamException("it is no test report: it begins with <" + cut(element, 40) + ">");
            }
            if (open.size() == MOST_DEPTH) {
                throw new XMLStreamException("it is nested too deep");
            }
            open.push(element);
            switch (element) {
                case "testsuite" -> suite = attribute("name");
                case "testcase" -> current = named();
                case "failure" -> ended(Result.FAILED);
                case "error" -> ended(Result.ERROR);
                case "skipped" -> ended(Result.SKIPPED);
                default -> {}
            }
        }

        private TestCase named() throws XMLStreamException {
            if (cases.size() == MOST_CASES) {
                throw new XMLStreamException("it has more than " + MOST_CASES + " tests");
            }
            String group = attribute("classname");
            return new TestCase(group.isEmpty() ? suite : group, attribute("name"), Result.PASSED, "");
        }

        private void ended(Result result) {
            TestCase test = current;
            if (test != null && test.result() == Result.PASSED) {
                String message = attribute("message");
                current = new TestCase(
                        test.group(), test.name(), result, message.isEmpty() ? attribute("type") : message);
                body = message.isEmpty() ? new StringBuilder() : null;
            }
        }

        private void characters() {
            StringBuilder text = body;
            if (text != null && text.length() < MOST_MESSAGE) {
                text.append(reader.getText(), 0, Math.min(reader.getTextLength(), MOST_MESSAGE));
            }
        }

        private void end(String element) {
            TestCase test = current;
            if (element.equals("testcase") && test != null) {
                cases.add(test);
                current = null;
            } else if (body != null && test != null) {
                String first = body.toString().strip().lines().findFirst().orElse("");
                current = first.isEmpty()
                        ? test
                        : new TestCase(test.group(), test.name(), test.result(), cut(first, MOST_MESSAGE));
                body = null;
            }
        }

        private String attribute(String name) {
            String value = reader.getAttributeValue(null, name);
            return value == null ? "" : cut(value.strip().replaceAll("\\s+", " "), MOST_NAME);
        }
    }
}
