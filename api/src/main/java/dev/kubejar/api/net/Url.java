package dev.kubejar.api.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parts of a URL such as `https://user@example.com:8443/path?query#fragment`; those that are
/// not there are empty.
///
/// @param authority user, host and port
public record Url(String scheme, String authority, String userInfo, String query, String fragment) {

    /// Empty for what is no URL. No name is looked up.
    public static Optional<Url> parse(String text) {
        try {
            var uri = new URI(text);
            return Optional.of(
                    new Url(
                            part(uri.getScheme()),
                            part(uri.getRawAuthority()),
                            part(uri.getRawUserInfo()),
                            part(uri.getRawQuery()),
                            part(uri.getRawFragment())));
        } catch (URISyntaxException e) {
            return Optional.empty(); // the answer, not a failure
        }
    }

    private static String part(@Nullable String text) {
        return text == null ? "" : text;
    }
}
