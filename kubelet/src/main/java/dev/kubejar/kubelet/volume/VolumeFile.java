package dev.kubejar.kubelet.volume;

/// One file of a volume that shows configuration. Holds the array that it was given.
final class VolumeFile {
    private final byte[] bytes;
    private final int mode;

    /// @param mode such as 0644
    VolumeFile(byte[] bytes, int mode) {
        this.bytes = bytes;
        this.mode = mode;
    }

    byte[] bytes() {
        return bytes;
    }

    int mode() {
        return mode;
    }
}
