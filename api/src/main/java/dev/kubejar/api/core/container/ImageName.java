package dev.kubejar.api.core.container;

/// An image's name as pods write it: `nginx`, `registry:5000/team/app:1.2`, `app@sha256:…`.
public final class ImageName {
    private ImageName() {}

    /// The tag; `latest` when there is neither tag nor digest, empty for a digest alone.
    public static String tag(String image) {
        int digest = image.indexOf('@');
        String name = digest < 0 ? image : image.substring(0, digest);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        if (colon >= 0) {
            return name.substring(colon + 1);
        }
        return digest < 0 && !name.isEmpty() ? "latest" : "";
    }

    /// When to pull the image unless said: always for `latest`, which moves.
    public static String pullPolicy(String image) {
        return tag(image).equals("latest") ? "Always" : "IfNotPresent";
    }
}
