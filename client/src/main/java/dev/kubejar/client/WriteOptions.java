package dev.kubejar.client;

/// How to write.
///
/// @param fieldManager who writes, for `managedFields`: a component's name such as `kube-scheduler`
/// @param dryRun check and answer, store nothing
/// @param force server-side apply takes over fields of other managers
public record WriteOptions(String fieldManager, boolean dryRun, boolean force) {

    public static WriteOptions as(String fieldManager) {
        return new WriteOptions(fieldManager, false, false);
    }
}
