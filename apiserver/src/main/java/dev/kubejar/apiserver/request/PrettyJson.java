package dev.kubejar.apiserver.request;

import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// JSON for people: two blanks of indentation and no line's end after it, as `pretty=true` asks and
/// as upstream gives to browsers, curl and wget.
public final class PrettyJson {
    private final ByteArrayOutputStream out;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean emptied;

    private PrettyJson(int size) {
        this.out = new ByteArrayOutputStream(size);
    }

    /// `answer` laid out if the client wants it so and it is JSON. `/` and `/version` are always
    /// laid out and OpenAPI never is, as upstream's.
    public static Response answer(Request request, Response answer) {
        if (answer instanceof Response.Content(int code, Headers headers, var parts)
                && headers.first("Content-Type").filter(PrettyJson::isJson).isPresent()
                && isWanted(request)) {
            return new Response.Content(code, headers, List.of(of(joined(parts))));
        }
        return answer;
    }

    private static boolean isJson(String contentType) {
        return contentType.equals("application/json")
                || contentType.startsWith("application/json;");
    }

    private static boolean isWanted(Request request) {
        String path = request.path();
        return path.equals("/")
                || path.equals("/version")
                || (!path.startsWith("/openapi/") && isAskedFor(request));
    }

    private static byte[] joined(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static boolean isAskedFor(Request request) {
        return Parameters.findFlag(request.query(), "pretty")
                .orElseGet(() ->
                        request.headers()
                                .first("User-Agent")
                                .filter(agent ->
                                        agent.startsWith("curl")
                                                || agent.startsWith("Wget")
                                                || agent.startsWith("Mozilla/5.0"))
                                .isPresent());
    }

    /// `json` without white space, written again with it.
    static byte[] of(byte[] json) {
        var pretty = new PrettyJson(json.length * 2);
        for (int i = 0; i < json.length; i++) {
            pretty.take(json[i], i + 1 < json.length ? json[i + 1] : 0);
        }
        return pretty.out.toByteArray();
    }

    private void take(byte here, byte next) {
        if (inString) {
            takeInString(here);
            return;
        }
        switch (here) {
            case '"' -> {
                inString = true;
                out.write(here);
            }
            case '{', '[' -> open(here, next);
            case '}', ']' -> close(here);
            case ',' -> {
                out.write(here);
                newLine();
            }
            case ':' -> {
                out.write(here);
                out.write(' ');
            }
            case '\n', ' ' -> {} // the end, or it is laid out already
            default -> out.write(here);
        }
    }

    private void takeInString(byte here) {
        out.write(here);
        if (escaped) {
            escaped = false;
        } else if (here == '\\') {
            escaped = true;
        } else if (here == '"') {
            inString = false;
        }
    }

    private void open(byte bracket, byte next) {
        out.write(bracket);
        if (next == '}' || next == ']') {
            emptied = true;
            return;
        }
        depth++;
        newLine();
    }

    private void close(byte bracket) {
        if (!emptied) {
            depth--;
            newLine();
        }
        emptied = false;
        out.write(bracket);
    }

    private void newLine() {
        out.write('\n');
        for (int i = 0; i < depth; i++) {
            out.write(' ');
            out.write(' ');
        }
    }
}
