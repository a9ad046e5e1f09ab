package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Source:
/// [watch.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/watch.go)
@WholeCluster
final class WatchersTest {

    @Test
    @DisplayName("watch-configmaps-with-multiple-watchers")
    void eachWatcherSeesItsSelectionOnly(Api api, Namespace namespace) {
        String path = namespace.core("configmaps");
        try (Watching a = api.watch(path + "?labelSelector=watch%3DA");
                Watching b = api.watch(path + "?labelSelector=watch%3DB");
                Watching either = api.watch(path + "?labelSelector=watch+in+(A,B)")) {
            create(api, path, "map-a", "A");
            assertThat(a.next()).isEqualTo("ADDED map-a");
            assertThat(either.next()).isEqualTo("ADDED map-a");

            api.patch(path + "/map-a", "{\"data\":{\"mutation\":\"1\"}}").json();
            assertThat(a.next()).isEqualTo("MODIFIED map-a");
            assertThat(either.next()).isEqualTo("MODIFIED map-a");

            api.delete(path + "/map-a").json();
            assertThat(a.next()).isEqualTo("DELETED map-a");
            assertThat(either.next()).isEqualTo("DELETED map-a");

            create(api, path, "map-b", "B");
            assertThat(b.next()).isEqualTo("ADDED map-b");
            assertThat(either.next()).isEqualTo("ADDED map-b");
            api.delete(path + "/map-b").json();
            assertThat(b.next()).isEqualTo("DELETED map-b");
            assertThat(either.next()).isEqualTo("DELETED map-b");
            assertThat(a.unexpected()).isNull();
        }
    }

    @Test
    @DisplayName("watch-configmaps-from-resource-version")
    void anOldRevisionReplaysOnlyWhatCameLater(Api api, Namespace namespace) {
        String path = namespace.core("configmaps");
        create(api, path, "map", "A");
        JsonObject first = api.patch(path + "/map", "{\"data\":{\"mutation\":\"1\"}}").json();
        api.patch(path + "/map", "{\"data\":{\"mutation\":\"2\"}}").json();
        api.delete(path + "/map").json();

        String version = Api.text(first, "metadata", "resourceVersion");
        try (Watching watching = api.watch(path + "?resourceVersion=" + version)) {
            Watching.Event modified = watching.nextEvent();
            assertThat(modified.type()).isEqualTo("MODIFIED");
            assertThat(Api.text(modified.object(), "data", "mutation")).isEqualTo("2");
            assertThat(watching.next()).isEqualTo("DELETED map");
            assertThat(watching.unexpected()).isNull();
        }
    }

    @Test
    @DisplayName("watch-configmaps-label-changed")
    void whatLeavesTheSelectionIsDeletedAndWhatComesBackIsAdded(Api api, Namespace namespace) {
        String path = namespace.core("configmaps");
        try (Watching watching = api.watch(path + "?labelSelector=watch%3DA")) {
            create(api, path, "map", "A");
            assertThat(watching.next()).isEqualTo("ADDED map");
            label(api, path, "other");
            assertThat(watching.next()).isEqualTo("DELETED map");
            api.patch(path + "/map", "{\"data\":{\"mutation\":\"unseen\"}}").json();
            assertThat(watching.unexpected()).isNull();
            label(api, path, "A");
            assertThat(watching.next()).isEqualTo("ADDED map");
            api.delete(path + "/map").json();
            assertThat(watching.next()).isEqualTo("DELETED map");
        }
    }

    private static void create(Api api, String path, String name, String label) {
        api.create(
                        path,
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: %s, labels: {watch: %s}}
                        """
                                .formatted(name, label))
                .json();
    }

    private static void label(Api api, String path, String value) {
        api.patch(path + "/map", "{\"metadata\":{\"labels\":{\"watch\":\"" + value + "\"}}}")
                .json();
    }
}
