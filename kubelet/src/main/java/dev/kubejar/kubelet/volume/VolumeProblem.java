package dev.kubejar.kubelet.volume;

/// A volume could not be made; the message is upstream's, for the `FailedMount` Event.
public final class VolumeProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String volume;

    public VolumeProblem(String volume, String message) {
        super(message);
        this.volume = volume;
    }

    /// `MountVolume.SetUp failed for volume "config" : configmap "web" not found`
    public String text() {
        return "MountVolume.SetUp failed for volume \"" + volume + "\" : " + getMessage();
    }
}
