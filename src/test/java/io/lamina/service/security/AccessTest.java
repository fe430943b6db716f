package io.lamina.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String KEY = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "127.8.8.8"})
    void loopbackNeedsNeitherKeyNorWord(String address) {
        Access access = new Access("", false, address, Set.of());
        assertThat(access.needsKey()).isFalse();
        assertThat(access.hosts()).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", ""})
    void anyOtherAddressNeedsKeysOrAWord(String address) {
        assertThatThrownBy(() -> new Access("", false, address, Set.of()))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining("no API keys");
        assertThat(new Access("", true, address, Set.of()).needsKey()).isFalse();
        assertThat(new Access("alice:" + KEY, false, address, Set.of()).needsKey())
                .isTrue();
    }

    @Test
    void keysWinOverTheWord() {
        assertThat(new Access("alice:" + KEY, true, "0.0.0.0", Set.of()).needsKey())
                .isTrue();
    }

    @Test
    void keyNamesItsClient() {
        ApiKeys keys = new ApiKeys("alice:" + KEY + ", bob:fedcba9876543210");
        assertThat(keys.clientOf(KEY)).contains("alice");
        assertThat(keys.clientOf("fedcba9876543210")).contains("bob");
        assertThat(keys.clientOf(KEY + "0")).isEmpty();
        assertThat(keys.clientOf("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice", "alice:short", ":0123456789abcdef", "a b:0123456789abcdef", "alice:0123456789abcdef,"})
    void malformedKeysAreRefusedWithoutShowingThem(String keys) {
        assertThatThrownBy(() -> new ApiKeys(keys))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining("LAMINA_API_KEYS")
                .hasMessageNotContainingAny("0123456789abcdef", "short:");
    }

    @Test
    void keyOfTwoClientsIsRefused() {
        assertThatThrownBy(() -> new ApiKeys("alice:" + KEY + ",bob:" + KEY)).hasMessageContaining("same key");
    }

    @Test
    void nameOfTwoKeysIsRefused() {
        assertThatThrownBy(() -> new ApiKeys("alice:" + KEY + ",alice:fedcba9876543210"))
                .hasMessageContaining("\"alice\" twice");
    }
}
