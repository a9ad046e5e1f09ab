package dev.kubejar.kubelet.container;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.PodSecurityContext;
import dev.kubejar.api.core.container.SecurityContext;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.pod.GoText;
import dev.kubejar.kubelet.runtime.Image;
import dev.kubejar.kubelet.runtime.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a container's process may do, from the security contexts of the container and its pod.
///
/// Source: [Security
/// context](https://kubernetes.io/docs/tasks/configure-pod-container/security-context/)
public final class Permissions {
    private static final Path SECCOMP_ROOT = Path.of("/var/lib/kubelet/seccomp");

    private Permissions() {}

    /// Throws [ConfigProblem] when the container asks not to run as root and would.
    public static Security of(Pod pod, Container container, Image image) {
        PodSecurityContext ofPod = pod.spec().securityContext();
        SecurityContext own = container.securityContext();
        checkNonRoot(pod, container, image);
        return new Security(
                user(ofPod, own, image),
                groups(ofPod),
                own.privileged(),
                own.addedCapabilities(),
                own.droppedCapabilities(),
                own.readOnlyRootFilesystem(),
                !own.allowPrivilegeEscalation(),
                own.privileged() ? "unconfined" : seccomp(ofPod.json(), own.json()),
                own.privileged() ? "unconfined" : appArmor(ofPod.json(), own.json()));
    }

    private static OptionalLong runAsUser(PodSecurityContext ofPod, SecurityContext own) {
        return own.runAsUser().isPresent() ? own.runAsUser() : ofPod.runAsUser();
    }

    private static String user(PodSecurityContext ofPod, SecurityContext own, Image image) {
        OptionalLong uid = runAsUser(ofPod, own);
        OptionalLong gid = own.runAsGroup().isPresent() ? own.runAsGroup() : ofPod.runAsGroup();
        String imageUser = image.user().split(":", 2)[0];
        if (gid.isEmpty()) {
            return uid.isPresent() ? String.valueOf(uid.getAsLong()) : "";
        }
        String user =
                uid.isPresent()
                        ? String.valueOf(uid.getAsLong())
                        : imageUser.isEmpty() ? "0" : imageUser;
        return user + ":" + gid.getAsLong();
    }

    private static List<Long> groups(PodSecurityContext ofPod) {
        var groups = new ArrayList<>(ofPod.supplementalGroups());
        ofPod.fsGroup().ifPresent(groups::add);
        return groups;
    }

    private static void checkNonRoot(Pod pod, Container container, Image image) {
        PodSecurityContext ofPod = pod.spec().securityContext();
        SecurityContext own = container.securityContext();
        boolean nonRoot = own.runAsNonRoot().or(ofPod::runAsNonRoot).orElse(false);
        if (!nonRoot) {
            return;
        }
        String who = "(pod: \"%s\", container: %s)".formatted(GoText.pod(pod), container.name());
        OptionalLong asked = runAsUser(ofPod, own);
        if (asked.isPresent()) {
            if (asked.getAsLong() == 0) {
                throw new ConfigProblem("container's runAsUser breaks non-root policy " + who);
            }
            return;
        }
        if (image.uid().isEmpty()) {
            throw new ConfigProblem(
                    "container has runAsNonRoot and image has non-numeric user (%s), cannot verify user is non-root %s"
                            .formatted(image.user().split(":", 2)[0], who));
        }
        if (image.uid().getAsLong() == 0) {
            throw new ConfigProblem("container has runAsNonRoot and image will run as root " + who);
        }
    }

    /// Without a profile a container runs unconfined, as upstream's default is.
    private static String seccomp(JsonObject ofPod, JsonObject own) {
        Optional<JsonObject> profile = profile(ofPod, own, "seccompProfile");
        return switch (profile.map(one -> one.string("type")).orElse("Unconfined")) {
            case "RuntimeDefault" -> "";
            case "Localhost" -> localProfile(profile.orElseThrow().string("localhostProfile"));
            default -> "unconfined";
        };
    }

    private static Optional<JsonObject> profile(JsonObject ofPod, JsonObject own, String field) {
        return own.findObject(field).or(() -> ofPod.findObject(field));
    }

    private static String localProfile(String name) {
        Path file = SECCOMP_ROOT.resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigProblem("cannot load seccomp profile \"" + file + "\": " + e);
        }
    }

    private static String appArmor(JsonObject ofPod, JsonObject own) {
        Optional<JsonObject> profile = profile(ofPod, own, "appArmorProfile");
        return switch (profile.map(one -> one.string("type")).orElse("RuntimeDefault")) {
            case "Unconfined" -> "unconfined";
            case "Localhost" -> profile.orElseThrow().string("localhostProfile");
            default -> "";
        };
    }
}
