package dev.kubejar.kubelet.probe;

/// Which of a container's three questions.
public enum ProbeType {
    STARTUP("Startup", "startupProbe", Verdict.UNKNOWN),
    LIVENESS("Liveness", "livenessProbe", Verdict.SUCCESS),
    READINESS("Readiness", "readinessProbe", Verdict.FAILURE);

    private final String title;
    private final String field;
    private final Verdict initial;

    ProbeType(String title, String field, Verdict initial) {
        this.title = title;
        this.field = field;
        this.initial = initial;
    }

    /// As events begin: `Readiness`.
    public String title() {
        return title;
    }

    /// Its field in a container's spec.
    public String field() {
        return field;
    }

    /// What holds until the probe has settled on something.
    public Verdict initial() {
        return initial;
    }
}
