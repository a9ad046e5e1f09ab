package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.discovery.Catalog.Version;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.schema.Schemas;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What can be told of one list of kinds. The OpenAPI documents are kept only while memory is
/// plenty: clients ask for them once and keep them.
final class Documents {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneId.of("GMT"));

    private final List<KindDefinition> kinds;
    private final Catalog catalog;
    private final OpenApi openApi;
    private final Map<String, SoftReference<byte[]>> kept = new ConcurrentHashMap<>();

    Documents(List<KindDefinition> kinds, Schemas schemas) {
        this.kinds = kinds;
        this.catalog = Catalog.of(kinds);
        this.openApi = new OpenApi(catalog, schemas);
    }

    boolean isOf(List<KindDefinition> others) {
        return kinds.equals(others);
    }

    Catalog catalog() {
        return catalog;
    }

    OpenApi openApi() {
        return openApi;
    }

    Response openApiV2(Request request, OpenApiV2Encoding encoding) {
        byte[] body = kept("v2 " + encoding, () -> openApi.v2(encoding));
        return ETag.answer(
                request,
                Headers.of("Content-Type", encoding.contentType()),
                ETag.digest(body),
                body);
    }

    /// A document asked for by its hash never changes, so the client may keep it for ever; by an
    /// old hash, the client is sent on to the new one.
    Response openApiV3(Version version, Request request, Instant now) {
        String hash = openApi.hash(version);
        String asked = request.query().first("hash").orElse("");
        if (!asked.isEmpty() && !asked.equals(hash)) {
            return new Response.Content(
                    301, Headers.of("Location", openApi.url(version)), List.of());
        }
        var headers = Headers.of("Content-Type", "application/json");
        if (!asked.isEmpty()) {
            headers =
                    headers.plus("Cache-Control", "public, immutable")
                            .plus("Expires", HTTP_DATE.format(now.plus(Duration.ofDays(365))));
        }
        return ETag.answer(request, headers, hash, kept(version.path(), () -> openApi.v3(version)));
    }

    private byte[] kept(String name, Supplier<byte[]> maker) {
        SoftReference<byte[]> reference = kept.get(name);
        byte[] known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        byte[] made = maker.get();
        kept.put(name, new SoftReference<>(made));
        return made;
    }
}
