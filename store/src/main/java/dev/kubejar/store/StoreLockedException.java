package dev.kubejar.store;

import java.nio.file.Path;
import java.util.OptionalLong;

/// Another process, or another store of this one, has the directory open.
public final class StoreLockedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long holderPid;

    /// @param holderPid the process that holds the lock, if it is known
    public StoreLockedException(Path directory, OptionalLong holderPid) {
        super(
                "the store in "
                        + directory
                        + " is in use by "
                        + (holderPid.isPresent()
                                ? "process " + holderPid.getAsLong()
                                : "another process"));
        this.holderPid = holderPid.orElse(-1);
    }

    public OptionalLong holderPid() {
        return holderPid < 0 ? OptionalLong.empty() : OptionalLong.of(holderPid);
    }
}
