package dev.plumbline.surefire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A test in one of Surefire's result files.
 *
 * @param file the file's name
 * @param className the name of its class
 * @param name its name
 * @param outcome {@code passed}, {@code failure}, {@code error} or {@code skipped}
 * @param messages why it failed or was skipped, of the first run and then of the reruns
 */
public record TestCase(String file, String className, String name, String outcome, List<String> messages) {

    /** All tests of a folder, in the order of files and within them. */
    static List<TestCase> readAll(Path folder) throws IOException {
        List<TestCase> cases = new ArrayList<>();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(it -> it.toString().endsWith(".xml"))
                        .sorted()
                        .toList()) {
                    read(file, cases);
                }
            }
        }
        return cases;
    }

    private static void read(Path file, List<TestCase> cases) throws IOException {
        try {
            NodeList elements = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
            children(elements)
                    .forEach(element -> cases.add(read(file.getFileName().toString(), element)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no result file", e);
        }
    }

    private static TestCase read(String file, Element element) {
        List<Element> results = children(element.getChildNodes())
                .filter(it -> !it.getTagName().startsWith("system-"))
                .toList();
        return new TestCase(
                file,
                element.getAttribute("classname"),
                element.getAttribute("name"),
                results.isEmpty() ? "passed" : results.get(0).getTagName(),
                results.stream().map(TestCase::message).toList());
    }

    /** Failures have an attribute for it; of what was skipped it is in the first line of the trace. */
    private static String message(Element result) {
        return result.hasAttribute("message")
                ? result.getAttribute("message")
                : result.getTextContent().strip().lines().findFirst().orElse("");
    }

    private static Stream<Element> children(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
