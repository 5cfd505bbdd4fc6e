package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralAddressTest {

    @Test
    void numbers_are_read() {
        assertThat(LiteralAddress.of("10.9.0.11").map(InetAddress::getHostAddress))
                .contains("10.9.0.11");
        assertThat(LiteralAddress.of("fd00::1").map(InetAddress::getHostAddress))
                .contains("fd00:0:0:0:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cafe",
                "localhost",
                "1.2.3",
                "10.9.0.256",
                "10.9.0.11.",
                "1.2.3.cafe",
                ":::",
                "fd00::1%lo",
                "1.2.3.4 "
            })
    void names_and_what_looks_like_an_address_are_not(String text) {
        assertThat(LiteralAddress.of(text)).isEmpty();
    }
}
