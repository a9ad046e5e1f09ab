package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// A controller outside the cluster outlives the control plane, and misses nothing.
@EndToEnd
final class ReconnectIT {
    private final Machine machine;

    ReconnectIT(Machine machine) {
        this.machine = machine;
    }

    @Test
    void anInformerGoesOnWhereItWasWhenTheControlPlaneIsBack() {
        var events = new CopyOnWriteArrayList<String>();
        try (Kubejar kubejar =
                        Kubejar.up(machine, "reconnect", "--runtime=simulated", "--proxy=none");
                var client =
                        new KubernetesClientBuilder()
                                .withConfig(Config.fromKubeconfig(kubejar.kubeconfigForOutside()))
                                .build();
                SharedIndexInformer<ConfigMap> _ =
                        client.configMaps()
                                .inNamespace("kube-public")
                                .withLabel("seen")
                                .inform(new Noted(events))) {
            create(kubejar, "before");
            Await.untilAsserted(() -> assertThat(events).containsExactly("added before"));

            kubejar.kill();
            kubejar.upAgain();
            create(kubejar, "after");

            Await.untilAsserted(() -> assertThat(events).contains("added after"));
            assertThat(events).containsExactly("added before", "added after");
        }
    }

    private static void create(Kubejar kubejar, String name) {
        kubejar.apply(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  namespace: kube-public
                  name: %s
                  labels:
                    seen: "yes"
                """
                        .formatted(name));
    }

    /// Writes down what the informer tells.
    private record Noted(List<String> events) implements ResourceEventHandler<ConfigMap> {
        @Override
        public void onAdd(ConfigMap map) {
            events.add("added " + map.getMetadata().getName());
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            events.add("updated " + after.getMetadata().getName());
        }

        @Override
        public void onDelete(ConfigMap map, boolean isStateUnknown) {
            events.add("deleted " + map.getMetadata().getName());
        }
    }
}
