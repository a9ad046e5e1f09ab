package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.kubelet.container.ConfigProblem;
import dev.kubejar.kubelet.container.Environment;
import dev.kubejar.kubelet.container.Expansion;
import dev.kubejar.kubelet.container.Grants;
import dev.kubejar.kubelet.container.Permissions;
import dev.kubejar.kubelet.container.PodFields;
import dev.kubejar.kubelet.container.ResourceFields;
import dev.kubejar.kubelet.pod.Hold;
import dev.kubejar.kubelet.pod.Labels;
import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import dev.kubejar.kubelet.pod.RestartRules;
import dev.kubejar.kubelet.runtime.ContainerConfig;
import dev.kubejar.kubelet.runtime.Image;
import dev.kubejar.kubelet.runtime.ImageReference;
import dev.kubejar.kubelet.runtime.Mount;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a container from its spec to running: image, configuration, creation, start, postStart.
/// Belongs to one pod's worker.
final class ContainerStarter {
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration HOOK_TIMEOUT = Duration.ofHours(1);

    private final Kit kit;
    private final NodeContext node;
    private final ImagePuller images;
    private final Hooks hooks;
    private final PodStopper stopper;

    ContainerStarter(Kit kit, NodeContext node, PodStopper stopper) {
        this.kit = kit;
        this.node = node;
        this.images = new ImagePuller(kit);
        this.hooks = new Hooks(kit);
        this.stopper = stopper;
    }

    /// Where a container is to be started.
    ///
    /// @param volumes directories and files by the volume's name
    /// @param target the running container whose processes it is to see, beside its own
    record Place(
            Sandbox sandbox,
            List<String> podIps,
            Map<String, Path> volumes,
            Optional<String> target) {}

    /// Throws [StartProblem]; the Events are recorded.
    void start(Pod pod, Container container, int attempt, Place place) throws InterruptedException {
        try {
            Image image = images.ensure(pod, container);
            String id =
                    create(pod, container, config(pod, container, attempt, image, place), place);
            run(pod, container, id);
            afterStart(pod, container, id, place);
        } catch (StartProblem problem) {
            if (Thread.interrupted()) {
                throw new InterruptedException(problem.error()); // broken off, not failed
            }
            kit.events().warning(pod, container, "Failed", "Error: " + problem.error());
            throw problem;
        }
    }

    private String create(Pod pod, Container container, ContainerConfig config, Place place) {
        try {
            String id = kit.runtime().containers().create(place.sandbox().id(), config);
            kit.events().normal(pod, container, "Created", "Container created");
            return id;
        } catch (RuntimeFailure.Missing | RuntimeFailure.Refused e) {
            throw problem("CreateContainerError", e);
        }
    }

    private void run(Pod pod, Container container, String id) {
        try {
            kit.runtime().containers().start(id);
            kit.events().normal(pod, container, "Started", "Container started");
        } catch (RuntimeFailure.Missing | RuntimeFailure.Refused e) {
            throw problem("RunContainerError", e);
        }
    }

    private void afterStart(Pod pod, Container container, String id, Place place)
            throws InterruptedException {
        if (container.postStart().isEmpty()) {
            return;
        }
        var subject = Subjects.of(container, id, place.podIps());
        var failure = hooks.run(container.postStart().get(), subject, HOOK_TIMEOUT);
        if (failure.isPresent()) {
            kit.events().warning(pod, container, "FailedPostStartHook", "PostStartHook failed");
            stopper.stop(
                    pod,
                    container,
                    id,
                    place.podIps(),
                    "FailedPostStartHook",
                    pod.spec().terminationGracePeriod());
            throw problem("PostStartHookError", failure.get());
        }
    }

    private StartProblem problem(String reason, Exception e) {
        return problem(reason, String.valueOf(e.getMessage()));
    }

    private StartProblem problem(String reason, String message) {
        Instant now = kit.time().now();
        return new StartProblem(
                message, new Hold(new Waiting(reason, message), "", now, now.plus(RETRY)));
    }

    // ---- configuration

    private ContainerConfig config(
            Pod pod, Container container, int attempt, Image image, Place place) {
        try {
            Map<String, String> env = environment(pod, container, place.podIps());
            var files = PodFiles.of(kit, pod);
            return new ContainerConfig(
                    container.name(),
                    attempt,
                    ImageReference.parse(container.image()).orElseThrow(),
                    command(container, env),
                    kit.isSimulated()
                            ? List.of()
                            : mounts(pod, container, attempt, env, place, files),
                    Grants.of(pod, container, node.memoryBytes()),
                    Permissions.of(pod, container, image),
                    RestartRules.endsByItself(pod.spec(), container),
                    labels(pod, container, attempt, place, files),
                    place.target());
        } catch (ConfigProblem e) {
            throw problem("CreateContainerConfigError", e.text());
        }
    }

    private Map<String, String> environment(Pod pod, Container container, List<String> podIps) {
        var addresses = new PodFields.Addresses(node.place().hostIps(), podIps);
        return new Environment(
                        kit.configs(),
                        new PodFields(pod, addresses),
                        new ResourceFields(pod.spec(), node.allocatable()),
                        kit.services().of(pod))
                .of(container);
    }

    private static ContainerConfig.Command command(Container container, Map<String, String> env) {
        return new ContainerConfig.Command(
                container.command().stream().map(word -> Expansion.expand(word, env)).toList(),
                container.args().stream().map(word -> Expansion.expand(word, env)).toList(),
                container.workingDir(),
                env,
                container.stopSignal(),
                container.tty(),
                container.stdin(),
                container.stdinOnce());
    }

    private List<Mount> mounts(
            Pod pod,
            Container container,
            int attempt,
            Map<String, String> env,
            Place place,
            PodFiles files) {
        var mounts = new ArrayList<Mount>();
        container.volumeMounts().stream()
                .map(mount -> VolumeMounts.of(mount, env, place.volumes()))
                .forEach(mounts::add);
        mounts.addAll(files.mounts(pod, container, attempt, place.podIps()));
        return mounts;
    }

    private static Map<String, String> labels(
            Pod pod, Container container, int attempt, Place place, PodFiles files) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(Labels.HASH, Labels.hash(container));
        labels.put(Labels.RESOURCES, container.resources().json().toString());
        labels.put(Labels.SANDBOX, place.sandbox().id());
        labels.put(Labels.TERMINATION_FILE, files.terminationFile(container, attempt).toString());
        labels.put(Labels.TERMINATION_POLICY, container.terminationMessagePolicy());
        labels.put(Labels.GRACE, String.valueOf(pod.spec().terminationGracePeriod().toSeconds()));
        return labels;
    }
}
