package dev.kubejar.apiserver.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.kind.VersionOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GroupOrderTest {
    @Test
    void putsStableVersionsFirstAndNewerOnesBeforeOlder() {
        List<String> versions =
                List.of("foo", "v1alpha1", "v1beta1", "v2", "v1beta2", "v10", "v1", "bar");

        assertThat(versions.stream().sorted(VersionOrder.BY_STABILITY))
                .containsExactly("v10", "v2", "v1", "v1beta2", "v1beta1", "v1alpha1", "bar", "foo");
    }

    @Test
    void putsUpstreamsGroupsFirst() {
        assertThat(
                        List.of("zoo.example.com", "apps", "batch", "a.example.com", "").stream()
                                .sorted(GroupOrder.BY_PRIORITY))
                .containsExactly("", "apps", "batch", "a.example.com", "zoo.example.com");
    }
}
