package dev.kubejar.apiserver.request;

import dev.kubejar.apiserver.http.Request;
import java.io.ByteArrayOutputStream;

/// JSON for people: two blanks of indentation, as `pretty=true` asks and as upstream gives to
/// browsers, curl and wget.
public final class PrettyJson {
    private final ByteArrayOutputStream out;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean emptied;

    private PrettyJson(int size) {
        this.out = new ByteArrayOutputStream(size);
    }

    public static boolean isWanted(Request request) {
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
    public static byte[] of(byte[] json) {
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
