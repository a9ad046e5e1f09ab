package dev.kubejar.apiserver.discovery;

import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Answers that a client may keep and ask for again with `If-None-Match`.
final class ETag {
    private ETag() {}

    /// The body, or 304 when the client has it.
    static Response answer(Request request, Headers headers, String tag, byte[] body) {
        String quoted = '"' + tag + '"';
        Headers all = headers.plus("ETag", quoted).plus("Vary", "Accept");
        return request.headers().elements("If-None-Match").contains(quoted)
                ? new Response.Content(304, all, List.of())
                : new Response.Content(200, all, List.of(body));
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(bytes);
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
