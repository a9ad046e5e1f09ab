package dev.kubejar.apiserver.system;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.flowcontrol.FlowSchema;
import dev.kubejar.api.flowcontrol.PriorityLevelConfiguration;
import dev.kubejar.api.flowcontrol.SuggestedFlow;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.networking.ServiceCidr;
import dev.kubejar.client.Client;
import dev.kubejar.client.Worker;

/// What a fresh cluster shows beside namespaces and services: priority levels, flows and the range
/// of services' addresses. That flows have found their levels, and that the range is ready, is said
/// by controllers.
public final class SystemObjects {
    private SystemObjects() {}

    /// Makes those that are missing on a thread of its own: nothing waits for them.
    ///
    /// @param services where services get their addresses from
    public static Worker start(Client client, Cidr services) {
        return Worker.start("system-objects", () -> ensure(client, services));
    }

    /// Makes those that are missing; returns when all are there.
    public static void ensure(Client client, Cidr services) throws InterruptedException {
        var births = new Births(client);
        births.want(ServiceCidr.KIND.type(), range(services));
        SuggestedFlow.levels()
                .forEach(it -> births.want(PriorityLevelConfiguration.KIND.type(), it));
        SuggestedFlow.schemas().forEach(it -> births.want(FlowSchema.KIND.type(), it));
        births.make();
    }

    private static ApiObject range(Cidr services) {
        return new ApiObject(
                JsonObject.builder()
                        .put("metadata", JsonObject.of("name", Json.of(ServiceCidr.DEFAULT)))
                        .put(
                                "spec",
                                JsonObject.of("cidrs", JsonArray.of(Json.of(services.toString()))))
                        .build());
    }
}
