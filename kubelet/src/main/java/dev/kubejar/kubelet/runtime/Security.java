package dev.kubejar.kubelet.runtime;

import java.util.List;

/// What a container's process may do.
///
/// @param user `1000`, `1000:1000` or a name of the image's; the image's when empty
/// @param supplementalGroups further numeric groups
/// @param addCapabilities without `CAP_`, e.g. `NET_ADMIN`, or `ALL`
/// @param seccomp `unconfined`, a profile's JSON text, or empty for the engine's default
/// @param appArmor a profile's name, `unconfined`, or empty for the engine's default
public record Security(
        String user,
        List<Long> supplementalGroups,
        boolean privileged,
        List<String> addCapabilities,
        List<String> dropCapabilities,
        boolean readOnlyRootFilesystem,
        boolean noNewPrivileges,
        String seccomp,
        String appArmor) {
    public static final Security DEFAULT =
            new Security("", List.of(), false, List.of(), List.of(), false, false, "", "");

    public Security {
        supplementalGroups = List.copyOf(supplementalGroups);
        addCapabilities = List.copyOf(addCapabilities);
        dropCapabilities = List.copyOf(dropCapabilities);
    }
}
