package dev.kubejar.kubelet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPoolTest {

    @Test
    void givesAllButNetworkGatewayAndBroadcastThenRefuses() {
        var pool = new AddressPool("10.0.0.8/29");

        assertThat(Stream.generate(pool::take).limit(5))
                .containsExactly("10.0.0.10", "10.0.0.11", "10.0.0.12", "10.0.0.13", "10.0.0.14");
        assertThatThrownBy(pool::take)
                .isInstanceOf(RuntimeFailure.Refused.class)
                .hasMessage("no free address left in 10.0.0.8/29");
    }

    @Test
    void passesOverWhatIsHeldAndBeginsAgainAtTheEnd() {
        var pool = new AddressPool("10.0.0.0/29");
        pool.hold("10.0.0.3");
        pool.hold("192.168.0.1");
        assertThat(Stream.generate(pool::take).limit(4))
                .containsExactly("10.0.0.2", "10.0.0.4", "10.0.0.5", "10.0.0.6");

        pool.release("10.0.0.4");

        assertThat(pool.take()).isEqualTo("10.0.0.4");
    }

    @Test
    void crossesBytes() {
        var pool = new AddressPool("10.244.0.0/16");
        assertThat(Stream.generate(pool::take).skip(255).findFirst()).contains("10.244.1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/31", "10.0.0/24", "10.0.0.256/24", "a/24", ""})
    void whatIsNoRangeIsRefused(String cidr) {
        assertThatThrownBy(() -> new AddressPool(cidr))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
