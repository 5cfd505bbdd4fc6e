package dev.plumbline.lab.libvirt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a machine that is somebody's is made of, as its hypervisor tells.
 *
 * @param type what runs it, as {@code kvm}, {@code qemu} or {@code vmware}
 * @param cpus its virtual processors
 * @param memoryKib its memory
 * @param nicModels the models of its network cards
 * @param diskBuses what its disks hang on
 */
record ExistingDefinition(
        String type, int cpus, long memoryKib, SortedSet<String> nicModels, SortedSet<String> diskBuses) {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /** Asks the hypervisor. */
    static ExistingDefinition of(ExistingDomain domain) throws IOException, InterruptedException {
        return read(domain.on().uri(), domain.name(), domain.on().run("dumpxml", domain.id()));
    }

    /**
     * Reads it.
     *
     * @throws IOException one sentence, when it is not what a hypervisor tells of a machine
     */
    static ExistingDefinition read(String uri, String name, String xml) throws IOException {
        String what = "what " + uri + " tells of " + name;
        try {
            Element domain = parse(xml).getDocumentElement();
            Element cpus = one(domain, "vcpu");
            String current = cpus.getAttribute("current");
            return new ExistingDefinition(
                    domain.getAttribute("type"),
                    (int) number(current.isEmpty() ? cpus.getTextContent() : current, Integer.MAX_VALUE),
                    // libvirt prints it in KiB, whatever it was written in
                    number(one(domain, "memory").getTextContent(), Long.MAX_VALUE),
                    attributes(domain, "interface", "model", "type"),
                    attributes(domain, "disk", "target", "bus"));
        } catch (SAXException | IOException e) {
            throw new IOException(what + " is no XML of a machine: " + e.getMessage(), e);
        } catch (NumberFormatException e) {
            throw new IOException(what + " has no number of processors or no memory", e);
        }
    }

    private static Element one(Element domain, String name) throws IOException {
        if (domain.getElementsByTagName(name).item(0) instanceof Element element) {
            return element;
        }
        throw new IOException("it has no '" + name + "'");
    }

    private static long number(String text, long most) {
        long number = Long.parseLong(text.strip());
        if (number < 1 || number > most) {
            throw new NumberFormatException("not from 1 to " + most);
        }
        return number;
    }

    private static Document parse(String xml) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null); // which would print
            return parser.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK cannot read XML", e);
        }
    }

    private static SortedSet<String> attributes(Element domain, String device, String element, String attribute) {
        SortedSet<String> values = new TreeSet<>();
        NodeList devices = domain.getElementsByTagName(device);
        for (int i = 0; i < devices.getLength(); i++) {
            if (((Element) devices.item(i)).getElementsByTagName(element).item(0) instanceof Element one
                    && one.hasAttribute(attribute)) {
                values.add(one.getAttribute(attribute));
            }
        }
        return values;
    }
}
