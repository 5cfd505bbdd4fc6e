package dev.plumbline.lab.libvirt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.XMLConstants;
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
        String xml = domain.on().run("dumpxml", domain.id());
        try {
            return read(xml);
        } catch (SAXException | NumberFormatException e) {
            throw new IOException(
                    "what " + domain.on().uri() + " tells of " + domain.name() + " cannot be read: " + e, e);
        }
    }

    static ExistingDefinition read(String xml) throws IOException, SAXException {
        Element domain = parse(xml).getDocumentElement();
        Element cpus = (Element) domain.getElementsByTagName("vcpu").item(0);
        String current = cpus.getAttribute("current");
        return new ExistingDefinition(
                domain.getAttribute("type"),
                Integer.parseInt((current.isEmpty() ? cpus.getTextContent() : current).strip()),
                // libvirt prints it in KiB, whatever it was written in
                Long.parseLong(domain.getElementsByTagName("memory")
                        .item(0)
                        .getTextContent()
                        .strip()),
                attributes(domain, "interface", "model", "type"),
                attributes(domain, "disk", "target", "bus"));
    }

    private static Document parse(String xml) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
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
