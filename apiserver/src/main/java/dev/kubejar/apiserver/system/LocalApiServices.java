package dev.kubejar.apiserver.system;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.registration.ApiService;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps an APIService for every version of a group that this server serves: those of built-in
/// kinds are made at the start, those of custom kinds come and go with their definitions.
///
/// One thread of its own, woken by the registry.
///
/// Source: [autoregister](https://pkg.go.dev/k8s.io/kube-aggregator/pkg/controllers/autoregister)
public final class LocalApiServices implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalApiServices.class);
    private static final ResourceType TYPE = ApiService.KIND.type();
    private static final String LABEL = "kube-aggregator.kubernetes.io/automanaged";
    private static final String AT_START = "onstart";
    private static final String ALWAYS = "true";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Client client;
    private final KindRegistry registry;
    private final Time time;
    private final Semaphore changed = new Semaphore(1);
    private final KindRegistry.Registration registration;
    private final Worker worker;

    private LocalApiServices(Client client, KindRegistry registry, Time time) {
        this.client = client;
        this.registry = registry;
        this.time = time;
        this.registration = registry.onChange(changed::release);
        this.worker = Worker.unstarted("api-services", this::run);
    }

    /// Makes the APIServices of built-in kinds, and then follows `registry` until it is closed.
    /// Returns at once.
    ///
    /// @param time tells when to try again what has failed
    public static LocalApiServices start(Client client, KindRegistry registry, Time time) {
        var services = new LocalApiServices(client, registry, time);
        services.worker.start();
        return services;
    }

    private void run() throws InterruptedException {
        while (true) {
            changed.acquire();
            changed.drainPermits();
            try {
                follow();
            } catch (RuntimeException e) {
                log.warn("msg=\"APIServices are not as they should be\"", e);
                time.after(RETRY, changed::release);
            }
        }
    }

    private void follow() throws InterruptedException {
        var births = new Births(client);
        served(false)
                .forEach(it ->
                        ApiPriority.builtin(it.text())
                                .ifPresent(priority ->
                                        births.want(TYPE, service(it, priority, AT_START))));
        Set<GroupVersion> custom = served(true);
        custom.forEach(it -> births.want(TYPE, service(it, ApiPriority.CUSTOM, ALWAYS)));
        births.make();
        managed().stream().filter(it -> !custom.contains(groupVersion(it))).forEach(this::delete);
    }

    private Set<GroupVersion> served(boolean custom) {
        return registry.all().stream()
                .filter(row -> row.isCustom() == custom)
                .map(row -> groupVersion(row.type()))
                .collect(Collectors.toSet());
    }

    private List<ApiObject> managed() {
        return client.list(
                        ResourcePath.all(TYPE),
                        ListOptions.ALL.withLabelSelector(LABEL + "=" + ALWAYS))
                .items();
    }

    private void delete(ApiObject service) {
        try {
            client.delete(
                    ResourcePath.of(TYPE, "", service.meta().name()),
                    DeleteOptions.ofUid(service.meta().uid()));
        } catch (StatusException e) {
            if (!e.is(Reason.NOT_FOUND) && !e.is(Reason.CONFLICT)) {
                throw e;
            }
        }
    }

    private record GroupVersion(String group, String version) {
        String text() {
            return group.isEmpty() ? version : group + "/" + version;
        }
    }

    private static GroupVersion groupVersion(ResourceType type) {
        return new GroupVersion(type.group(), type.version());
    }

    private static GroupVersion groupVersion(ApiObject service) {
        return new GroupVersion(service.spec().string("group"), service.spec().string("version"));
    }

    private static ApiObject service(GroupVersion of, ApiPriority priority, String managed) {
        JsonObject meta =
                JsonObject.builder()
                        .put("name", of.version() + "." + of.group())
                        .put("labels", JsonObject.builder().put(LABEL, managed).build())
                        .build();
        JsonObject spec =
                JsonObject.builder()
                        .putUnlessEmpty("group", of.group())
                        .put("version", of.version())
                        .put("groupPriorityMinimum", priority.group())
                        .put("versionPriority", priority.version())
                        .build();
        return new ApiObject(JsonObject.builder().put("metadata", meta).put("spec", spec).build());
    }

    @Override
    public void close() {
        registration.close();
        worker.close();
    }
}
