package dev.plumbline.lab.libvirt;

import dev.plumbline.model.MisuseException;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/** An element of XML that is being written. */
final class Xml {

    private final Element element;

    private Xml(Element element) {
        this.element = element;
    }

    /** The outermost element of a document. */
    Xml(String name) {
        try {
            var document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
            element = document.createElement(name);
            document.appendChild(element);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK cannot make XML", e);
        }
    }

    /** Adds an element in it, and returns that. */
    Xml add(String name) {
        Element child = element.getOwnerDocument().createElement(name);
        element.appendChild(child);
        return new Xml(child);
    }

    Xml with(String attribute, String value) {
        element.setAttribute(attribute, checked(value));
        return this;
    }

    void text(String text) {
        element.setTextContent(checked(text));
    }

    /** Of a character that <a href="https://www.w3.org/TR/xml/#charsets">XML does not have</a> nobody knows what becomes. */
    private static String checked(String text) {
        text.codePoints().filter(Xml::isUnknown).findFirst().ifPresent(character -> {
            throw new MisuseException(String.format(
                    "'%s' has the character U+%04X, which hypervisors cannot be told; write it without",
                    text.replaceAll("\\p{Cntrl}", "?"), character));
        });
        return text;
    }

    private static boolean isUnknown(int character) {
        return (character < ' ' && "\t\n\r".indexOf(character) < 0)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    /** The whole document. */
    String written() {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(element.getOwnerDocument()), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("this JDK cannot write XML", e);
        }
    }
}
