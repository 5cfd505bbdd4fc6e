package dev.plumbline.lab.libvirt;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a pool's own description tells, see <a href="https://libvirt.org/formatstorage.html">its format</a>. */
final class PoolXml {

    /** Without declarations of its own a document can name no other one, nor grow. */
    private static final String NO_DECLARATIONS = "http://apache.org/xml/features/disallow-doctype-decl";

    private PoolXml() {}

    /** Its type, as {@code dir}, {@code logical} or {@code iscsi}. */
    static String type(String xml) throws IOException {
        try {
            Element pool =
                    parser().parse(new InputSource(new StringReader(xml))).getDocumentElement();
            String type = pool.getAttribute("type");
            if (!pool.getTagName().equals("pool") || !type.matches("[a-z0-9-]+")) {
                throw new IOException("virsh does not tell the type of the pool");
            }
            return type;
        } catch (SAXException e) {
            throw new IOException("what virsh tells of the pool is no XML that is read here: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK cannot read XML", e);
        }
    }

    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DECLARATIONS, true);
        factory.setExpandEntityReferences(false);
        DocumentBuilder parser = factory.newDocumentBuilder();
        parser.setErrorHandler(null); // which would print
        return parser;
    }
}
