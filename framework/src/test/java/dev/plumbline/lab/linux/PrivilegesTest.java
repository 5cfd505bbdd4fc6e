package dev.plumbline.lab.linux;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.MissingCapabilityException;
import org.junit.jupiter.api.Test;

class PrivilegesTest {

    @Test
    void somebody_who_is_not_root_or_not_on_linux_is_told_so() {
        assertThatThrownBy(() -> Privileges.check("test", "Windows 11", true))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContainingAll("'test'", "Linux", "Windows 11", "plumbline.lab=embedded");
        assertThatThrownBy(() -> Privileges.check("test", "Linux", false))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContainingAll("'test'", "root");
    }
}
