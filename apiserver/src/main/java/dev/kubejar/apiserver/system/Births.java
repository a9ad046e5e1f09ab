package dev.kubejar.apiserver.system;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.SideBySide;
import dev.kubejar.client.Worker;
import dev.kubejar.client.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes objects of the whole cluster that are missing, side by side, so that the store can write
/// them at once.
final class Births {
    private static final WriteOptions WRITER = WriteOptions.as("kube-apiserver");

    private final Client client;
    private final List<Birth> wanted = new ArrayList<>();

    private record Birth(ResourceType type, ApiObject object) {

        ResourcePath path() {
            return ResourcePath.of(type, "", object.meta().name());
        }
    }

    Births(Client client) {
        this.client = client;
    }

    Births want(ResourceType type, ApiObject object) {
        wanted.add(new Birth(type, object));
        return this;
    }

    /// Returns when all are there.
    void make() throws InterruptedException {
        Set<ResourcePath> known =
                wanted.stream()
                        .map(Birth::type)
                        .distinct()
                        .flatMap(type ->
                                client
                                        .list(ResourcePath.all(type), ListOptions.ALL)
                                        .items()
                                        .stream()
                                        .map(it -> ResourcePath.of(type, "", it.meta().name())))
                        .collect(Collectors.toSet());
        SideBySide.run(
                "birth",
                wanted.stream()
                        .filter(it -> !known.contains(it.path()))
                        .<Worker.Body>map(it -> () -> make(it))
                        .toList());
    }

    private void make(Birth birth) {
        try {
            client.create(ResourcePath.all(birth.type()), birth.object(), WRITER);
        } catch (StatusException e) {
            if (!e.is(Reason.ALREADY_EXISTS)) {
                throw e;
            }
        }
    }
}
