package dev.kubejar.kubelet.runtime;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A container image's name, normalised: `nginx` is `docker.io/library/nginx:latest`.
///
/// @param domain the registry, e.g. `docker.io`, `localhost:5000`
/// @param path below it, e.g. `library/nginx`
/// @param tag `latest` unless given; empty when only a digest was
/// @param digest e.g. `sha256:91b2…`, or empty
///
///   Source: [grammar](https://github.com/distribution/reference/blob/main/reference.go)
public record ImageReference(String domain, String path, String tag, String digest) {
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String DOMAIN_LABEL =
            "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?:"
                            + DOMAIN_LABEL
                            + "(?:\\."
                            + DOMAIN_LABEL
                            + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?");
    private static final Pattern PATH = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");
    private static final Pattern BARE_ID = Pattern.compile("[a-f0-9]{64}");
    private static final int NAME_MAX = 255;

    /// Empty when `image` is no image's name, for which a pod waits with `InvalidImageName`.
    public static Optional<ImageReference> parse(String image) {
        int at = image.indexOf('@');
        String digest = at < 0 ? "" : image.substring(at + 1);
        String named = at < 0 ? image : image.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String name = colon < 0 ? named : named.substring(0, colon);
        String tag = colon < 0 ? "" : named.substring(colon + 1);
        boolean wellFormed =
                (at < 0 || DIGEST.matcher(digest).matches())
                        && (colon < 0 || TAG.matcher(tag).matches())
                        && !BARE_ID.matcher(name).matches();
        if (!wellFormed) {
            return Optional.empty();
        }
        String effectiveTag = tag.isEmpty() && digest.isEmpty() ? "latest" : tag;
        return named(name, effectiveTag, digest);
    }

    private static Optional<ImageReference> named(String name, String tag, String digest) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hasDomain = isDomain(first);
        String domain = hasDomain && !first.equals("index.docker.io") ? first : "docker.io";
        String rest = hasDomain ? name.substring(slash + 1) : name;
        String path = domain.equals("docker.io") && !rest.contains("/") ? "library/" + rest : rest;
        boolean valid =
                PATH.matcher(path).matches()
                        && DOMAIN.matcher(domain).matches()
                        && domain.length() + 1 + path.length() <= NAME_MAX;
        return valid
                ? Optional.of(new ImageReference(domain, path, tag, digest))
                : Optional.empty();
    }

    private static boolean isDomain(String first) {
        return first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    /// The registry and path, e.g. `docker.io/library/nginx`.
    public String name() {
        return domain + "/" + path;
    }

    /// The whole name, e.g. `docker.io/library/nginx:1.27`.
    @Override
    public String toString() {
        return name() + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
