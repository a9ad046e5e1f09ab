package dev.kubejar.api.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An absolute URI or an absolute path as Go reads it, which is more than RFC 3986 allows: spaces
/// in a path, for one.
///
/// Source: [url.ParseRequestURI](https://pkg.go.dev/net/url#ParseRequestURI)
///
/// @param scheme in lower case; empty for an absolute path
/// @param host with its port, IPv6 addresses in brackets, such as `[::1]:80`
/// @param path as written
/// @param query as written, without the question mark
public record RequestUri(String text, String scheme, String host, String path, String query) {
    private static final String PATH_CHARACTERS = "$&+,/:;=@-_.~";
    private static final String PATH_CHARACTERS_AS_WRITTEN = PATH_CHARACTERS + "!'()*[]%";
    private static final String HOST_CHARACTERS = "!$&'()*+,;=:[]<>\"-_.~";
    private static final String USER_CHARACTERS = "-._:~!$&'()*+,;=%@";

    /// A text that is no URL; the message is Go's.
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    /// An absolute URI or an absolute path, as `ParseRequestURI` takes them.
    public static RequestUri parse(String text) throws MalformedException {
        try {
            parts(text);
            int fragment = text.indexOf('#');
            return parts(fragment < 0 ? text : text.substring(0, fragment));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("parse \"" + text + "\": " + e.getMessage());
        }
    }

    /// Whether the text is one.
    public static boolean isValid(String text) {
        try {
            parts(text);
            return true;
        } catch (IllegalArgumentException _) { // the answer, not a fault
            return false;
        }
    }

    private static RequestUri parts(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("net/url: invalid control character in URL");
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty url");
        }
        if (text.equals("*")) {
            return new RequestUri(text, "", "", "*", "");
        }
        int colon = schemeEnd(text);
        String scheme = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        String path = question < 0 ? rest : rest.substring(0, question);
        if (!path.startsWith("/")) {
            if (scheme.isEmpty()) {
                throw new IllegalArgumentException("invalid URI for request");
            }
            return new RequestUri(text, scheme, "", "", query); // opaque, as mailto:
        }
        String host = "";
        if (!scheme.isEmpty() && path.startsWith("//")) {
            int end = path.indexOf('/', 2);
            host = host(path.substring(2, end < 0 ? path.length() : end));
            path = end < 0 ? "" : path.substring(end);
        }
        unescape(path, false);
        return new RequestUri(text, scheme, host, path, query);
    }

    /// The position of the colon behind the scheme; -1 when there is none.
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                if (i == 0) {
                    throw new IllegalArgumentException("missing protocol scheme");
                }
                return i;
            }
            boolean inner = isDigit(c) || c == '+' || c == '-' || c == '.';
            if (!isLetter(c) && !(inner && i > 0)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String host(String authority) {
        int at = authority.lastIndexOf('@');
        boolean goodUser =
                authority
                        .substring(0, Math.max(0, at))
                        .chars()
                        .allMatch(c -> isPlain((char) c, USER_CHARACTERS));
        if (!goodUser) {
            throw new IllegalArgumentException("net/url: invalid userinfo");
        }
        String host = authority.substring(at + 1);
        int portFrom;
        if (host.startsWith("[")) {
            int bracket = host.lastIndexOf(']');
            if (bracket < 0) {
                throw new IllegalArgumentException("missing ']' in host");
            }
            portFrom = bracket + 1;
        } else {
            int colon = host.lastIndexOf(':');
            portFrom = colon < 0 ? host.length() : colon;
        }
        String port = host.substring(portFrom);
        if (!port.matches("(:[0-9]*)?")) {
            throw new IllegalArgumentException("invalid port \"" + port + "\" after host");
        }
        return unescape(host, true);
    }

    private static boolean isPlain(char c, String others) {
        return isLetter(c) || isDigit(c) || others.indexOf(c) >= 0;
    }

    private static String unescape(String text, boolean host) {
        var bytes = new ByteArrayOutputStream(text.length());
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            char c = (char) (utf8[i] & 0xff);
            if (c == '%') {
                bytes.write(escaped(utf8, i));
                i += 2;
            } else if (host && c < 0x80 && !isPlain(c, HOST_CHARACTERS)) {
                throw new IllegalArgumentException("invalid character \"" + c + "\" in host name");
            } else {
                bytes.write(utf8[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int escaped(byte[] utf8, int at) {
        boolean complete = at + 2 < utf8.length;
        if (!complete
                || !HexFormat.isHexDigit(utf8[at + 1])
                || !HexFormat.isHexDigit(utf8[at + 2])) {
            String bad =
                    new String(utf8, at, Math.min(3, utf8.length - at), StandardCharsets.UTF_8);
            throw new IllegalArgumentException("invalid URL escape \"" + bad + "\"");
        }
        return HexFormat.fromHexDigit(utf8[at + 1]) << 4 | HexFormat.fromHexDigit(utf8[at + 2]);
    }

    /// The host without port and brackets.
    public String hostname() {
        if (host.startsWith("[")) {
            int bracket = host.indexOf(']');
            return bracket < 0 ? host : host.substring(1, bracket);
        }
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /// Empty for none.
    public String port() {
        int bracket = host.lastIndexOf(']');
        int colon = host.lastIndexOf(':');
        return colon > bracket ? host.substring(colon + 1) : "";
    }

    /// The path, escaped where it was not.
    public String escapedPath() {
        boolean asWritten =
                path.chars().allMatch(c -> isPlain((char) c, PATH_CHARACTERS_AS_WRITTEN));
        if (asWritten) {
            return path;
        }
        var escaped = new StringBuilder();
        for (byte b : unescape(path, false).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c, PATH_CHARACTERS)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return escaped.toString();
    }

    /// The query's values by key, unescaped; what cannot be unescaped is left out.
    public Map<String, List<String>> queryValues() {
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty() || pair.contains(";")) {
                continue;
            }
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                String plainValue = unescape(value.replace('+', ' '), false);
                values.computeIfAbsent(
                                unescape(key.replace('+', ' '), false), _ -> new ArrayList<>())
                        .add(plainValue);
            } catch (IllegalArgumentException _) { // left out, as in Go
            }
        }
        return values;
    }
}
