package dev.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            login --password hunter2 --host san            | login --password ••• --host san
            mount -o username=u,password=hunter2,ro        | mount -o username=u,password=•••,ro
            DB_PASSWORD=hunter2                            | DB_PASSWORD=•••
            { "apiKey" : "hunter2", "size": 4 }            | { "apiKey" : •••, "size": 4 }
            token: 'a b c' and more                        | token: ••• and more
            Authorization: Basic YWRtaW46aHVudGVyMg==      | Authorization: •••
            with bearer abcdefgh.ijklmnop-12               | with bearer •••
            nbd://admin:hunter2@san.lab/lun0               | nbd://admin:•••@san.lab/lun0
            [curl, --api-key, hunter2, --fail]             | [curl, --api-key, •••, --fail]
            """)
    void aSecretIsHidden(String text, String shown) {
        assertThat(Secrets.masked(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vms=8, placement=PACKED",
                "the password was refused",
                "tokens=128, keySize=4",
                "https://wiki.lab:8080/luns",
                "a bearer of news",
                "a monkey: 4"
            })
    void otherTextStaysAsItIs(String text) {
        assertThat(Secrets.masked(text)).isSameAs(text);
    }

    @Test
    void aPrivateKeyIsHidden() {
        assertThat(Secrets.masked("x -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- y"))
                .isEqualTo("x RSA PRIVATE KEY ••• y");
    }

    @Test
    void longTextIsReadInOneGo() {
        String text = "password".repeat(100_000) + "=" + "\"x".repeat(100_000);

        assertThat(Secrets.masked(text)).endsWith("password=" + Secrets.MASK);
    }
}
