package dev.kubejar.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResolverTest {
    private static final Resolver NODE =
            Resolver.parse(
                    List.of(
                            "# made by hand",
                            "nameserver 10.0.0.53",
                            "search corp.example. lan",
                            "options timeout:1"));

    @Test
    void readsANodesFile() {
        assertThat(NODE)
                .isEqualTo(
                        new Resolver(
                                List.of("10.0.0.53"),
                                List.of("corp.example", "lan"),
                                List.of("timeout:1")));
    }

    @Test
    void asksTheClusterFirst() {
        assertThat(Resolver.ofCluster("10.96.0.10", "cluster.local", "shop", NODE).text())
                .isEqualTo(
                        """
                        search shop.svc.cluster.local svc.cluster.local cluster.local corp.example lan
                        nameserver 10.96.0.10
                        options ndots:5
                        """);
    }

    @Test
    void takesAPodsOwnAdditions() {
        Resolver own =
                Resolver.ofCluster("10.96.0.10", "cluster.local", "shop", NODE)
                        .with(
                                List.of("1.1.1.1", "10.96.0.10"),
                                List.of("lan", "mine"),
                                Map.of("ndots", "2"));
        assertThat(own.nameservers()).containsExactly("10.96.0.10", "1.1.1.1");
        assertThat(own.searches()).endsWith("corp.example", "lan", "mine");
        assertThat(own.options()).containsExactly("ndots:2");
    }
}
