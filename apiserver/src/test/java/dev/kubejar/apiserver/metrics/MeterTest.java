package dev.kubejar.apiserver.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.ManualTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MeterTest {

    @Test
    void aPodOfANodeThatCannotBeReachedIsNotMeasured() {
        var meter =
                new Meter(
                        node -> {
                            throw StatusException.internal("no connection to node " + node);
                        },
                        new ManualTime(Instant.EPOCH));

        assertThat(meter.measure(new Pod(new ApiObject(JsonObject.EMPTY)))).isEmpty();
        assertThat(meter.reaches("n1")).isFalse();
    }
}
