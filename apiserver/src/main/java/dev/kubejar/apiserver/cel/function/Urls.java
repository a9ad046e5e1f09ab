package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.global;
import static dev.kubejar.apiserver.cel.function.Overload.member;
import static dev.kubejar.apiserver.cel.function.Types.BOOL;
import static dev.kubejar.apiserver.cel.function.Types.STRING;
import static dev.kubejar.apiserver.cel.function.Types.STRINGS;
import static dev.kubejar.apiserver.cel.function.Types.URL;

import dev.cel.common.types.MapType;
import dev.kubejar.api.net.RequestUri;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.OpaqueValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import dev.kubejar.apiserver.cel.value.ValueList;
import dev.kubejar.apiserver.cel.value.ValueMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// URLs and their parts.
///
/// Source: [URL
/// library](https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-url-library)
final class Urls {
    // spotless:off
    static final List<Overload> TABLE = List.of(
            global("url",            "string_to_url",        URL,    Urls::url,                                            STRING),
            global("isURL",          "is_url_string",        BOOL,   it -> BoolValue.of(!(url(it) instanceof Failure)),    STRING),
            member("getScheme",      "url_get_scheme",       STRING, part(RequestUri::scheme),                                  URL),
            member("getHost",        "url_get_host",         STRING, part(RequestUri::host),                                    URL),
            member("getHostname",    "url_get_hostname",     STRING, part(RequestUri::hostname),                                URL),
            member("getPort",        "url_get_port",         STRING, part(RequestUri::port),                                    URL),
            member("getEscapedPath", "url_get_escaped_path", STRING, part(RequestUri::escapedPath),                             URL),
            member("getQuery",       "url_get_query",        MapType.create(STRING, STRINGS), Urls::query,                 URL));
    // spotless:on

    private Urls() {}

    private static Value url(Value... arguments) {
        String text = ((StringValue) arguments[0]).value();
        try {
            return new OpaqueValue(Types.value(URL), RequestUri.parse(text), text.length());
        } catch (RequestUri.MalformedException e) {
            return new Failure("URL parse error during conversion from string: " + e.getMessage());
        }
    }

    private static RequestUri content(Value value) {
        return (RequestUri) ((OpaqueValue) value).content();
    }

    private static Body part(Function<RequestUri, String> part) {
        return it -> new StringValue(part.apply(content(it[0])));
    }

    private static Value query(Value... arguments) {
        var entries = new LinkedHashMap<Value, Value>();
        content(arguments[0])
                .queryValues()
                .forEach((key, values) ->
                        entries.put(new StringValue(key), ValueList.ofStrings(values)));
        return new ValueMap(entries);
    }
}
