package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.util.Comparator;

/// A version of the engine's API, e.g. `1.41`.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /// Engine 20.10's.
    static final ApiVersion OLDEST = new ApiVersion(1, 41);

    /// The newest that this package was written for.
    static final ApiVersion NEWEST = new ApiVersion(1, 51);

    /// The newest that the engine and this package both know; when the engine has left all of ours
    /// behind, its oldest.
    ///
    /// @param facts the answer to `GET /version`
    static ApiVersion agreed(JsonObject facts) {
        ApiVersion engine = parse(facts.string("ApiVersion"));
        if (engine.compareTo(OLDEST) < 0) {
            throw new RuntimeFailure.Refused(
                    "Docker Engine %s (API %s) is too old: 20.10 (API %s) is the oldest that will do"
                            .formatted(facts.string("Version"), engine, OLDEST));
        }
        ApiVersion engineOldest =
                facts.findString("MinAPIVersion").map(ApiVersion::parse).orElse(OLDEST);
        ApiVersion agreed = engine.compareTo(NEWEST) < 0 ? engine : NEWEST;
        return agreed.compareTo(engineOldest) < 0 ? engineOldest : agreed;
    }

    static ApiVersion parse(String text) {
        String[] parts = text.split("\\.", 2);
        try {
            return new ApiVersion(
                    Integer.parseInt(parts[0]), parts.length < 2 ? 0 : Integer.parseInt(parts[1]));
        } catch (NumberFormatException _) {
            throw new RuntimeFailure.Refused("not a Docker Engine's API version: " + text);
        }
    }

    boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return compareTo(new ApiVersion(wantedMajor, wantedMinor)) >= 0;
    }

    /// What paths begin with.
    String prefix() {
        return "/v" + this;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major)
                .thenComparingInt(ApiVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
