package dev.plumbline.lab.libvirt;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a pool's own description tells, see <a href="https://libvirt.org/formatstorage.html">its format</a>. */
final class PoolXml {

    private static final Pattern TYPE = Pattern.compile("<pool type=['\"]([a-z0-9-]+)['\"]");

    private PoolXml() {}

    /** Its type, as {@code dir}, {@code logical} or {@code iscsi}. */
    static String type(String xml) throws IOException {
        Matcher type = TYPE.matcher(xml);
        if (!type.find()) {
            throw new IOException("virsh does not tell the type of the pool");
        }
        return type.group(1);
    }
}
