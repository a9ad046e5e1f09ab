package dev.kubejar.kubelet.runtime;

/// What the kernel grants a container; 0 where there is no limit.
///
/// @param cpuShares relative weight, 1024 a core, 2 at the least
/// @param cpuQuotaMicros processor time in each period of `cpuPeriodMicros`
/// @param memoryLimitBytes without swap on top
/// @param oomScoreAdj -1000 (spared) to 1000 (first to go)
public record Resources(
        long cpuShares,
        long cpuQuotaMicros,
        long cpuPeriodMicros,
        long memoryLimitBytes,
        long pidsLimit,
        int oomScoreAdj) {
    public static final Resources UNLIMITED = new Resources(0, 0, 0, 0, 0, 0);
}
