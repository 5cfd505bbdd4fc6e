package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolXmlTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pool type='iscsi'><name>a</name></pool>",
                "<?xml version=\"1.0\"?>\n<!-- <pool type='dir'> -->\n<pool\n  other='x'\n  type=\"iscsi\"/>",
                "<pool type='iscsi'><name>&lt;pool type='dir'></name><source><pool type='dir'/></source></pool>"
            })
    void the_type_is_that_of_the_outermost_element(String xml) throws Exception {
        assertThat(PoolXml.type(xml)).isEqualTo("iscsi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "error: no pool",
                "<pool/>",
                "<pool type='a b'/>",
                "<domain type='kvm'/>",
                "<pool type='dir'>"
            })
    void what_is_no_pool_is_one_sentence(String xml) {
        assertThatThrownBy(() -> PoolXml.type(xml))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        "(virsh does not tell the type of the pool|what virsh tells of the pool is no XML.*)");
    }

    @Test
    void nothing_else_is_read_and_nothing_grows() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "dir");
        assertRefused("<!DOCTYPE pool [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><pool type='dir'>&e;</pool>");
        assertRefused("<!DOCTYPE pool SYSTEM '" + secret.toUri() + "'><pool type='dir'/>");
        assertRefused("<!DOCTYPE pool [<!ENTITY a 'aa'><!ENTITY b '&a;&a;&a;'>]><pool type='dir'>&b;</pool>");
        assertRefused("<pool type='dir'>" + "<a>".repeat(10) + "</pool>");
    }

    private static void assertRefused(String xml) {
        assertThatThrownBy(() -> PoolXml.type(xml))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("what virsh tells of the pool is no XML that is read here: ");
    }
}
