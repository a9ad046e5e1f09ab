package dev.kubejar.apiserver.proxy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites the links in a page of HTML and leaves the rest as it is. Only what begins like a tag
/// is read; nothing is repaired.
///
/// Source: [rewriteHTML](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/proxy)
final class Html {
    private static final Map<String, Set<String>> LINKS =
            Map.ofEntries(
                    Map.entry("a", Set.of("href")),
                    Map.entry("applet", Set.of("codebase")),
                    Map.entry("area", Set.of("href")),
                    Map.entry("audio", Set.of("src")),
                    Map.entry("base", Set.of("href")),
                    Map.entry("blockquote", Set.of("cite")),
                    Map.entry("body", Set.of("background")),
                    Map.entry("button", Set.of("formaction")),
                    Map.entry("command", Set.of("icon")),
                    Map.entry("del", Set.of("cite")),
                    Map.entry("embed", Set.of("src")),
                    Map.entry("form", Set.of("action")),
                    Map.entry("frame", Set.of("longdesc", "src")),
                    Map.entry("head", Set.of("profile")),
                    Map.entry("html", Set.of("manifest")),
                    Map.entry("iframe", Set.of("longdesc", "src")),
                    Map.entry("img", Set.of("longdesc", "src", "usemap")),
                    Map.entry("input", Set.of("src", "usemap", "formaction")),
                    Map.entry("ins", Set.of("cite")),
                    Map.entry("link", Set.of("href")),
                    Map.entry("object", Set.of("classid", "codebase", "data", "usemap")),
                    Map.entry("q", Set.of("cite")),
                    Map.entry("script", Set.of("src")),
                    Map.entry("source", Set.of("src")),
                    Map.entry("video", Set.of("poster", "src")));

    /// Elements whose content is text whatever it looks like.
    private static final Set<String> TEXT =
            Set.of(
                    "script",
                    "style",
                    "textarea",
                    "title",
                    "xmp",
                    "iframe",
                    "noembed",
                    "noframes",
                    "noscript");

    private static final Pattern TAG =
            Pattern.compile(
                    "<([a-zA-Z][^\\s/>]*+)((?:[^\"'>/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+)(/?)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile(
                    "([^\\s=/>\"']+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");
    private static final Pattern ENTITY =
            Pattern.compile("&(amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);");

    private Html() {}

    static String rewritten(String page, UnaryOperator<String> link) {
        var out = new StringBuilder(page.length() + 256);
        int at = 0;
        while (at < page.length()) {
            int next = page.indexOf('<', at);
            if (next < 0) {
                break;
            }
            out.append(page, at, next);
            at = one(page, next, link, out);
        }
        return out.append(page, Math.min(at, page.length()), page.length()).toString();
    }

    /// Copies what begins at `at`; where the next begins.
    private static int one(String page, int at, UnaryOperator<String> link, StringBuilder out) {
        if (page.startsWith("<!--", at)) {
            return raw(page, at, page.indexOf("-->", at + 4), 3, out);
        }
        Matcher tag = TAG.matcher(page).region(at, page.length());
        if (!tag.lookingAt()) {
            out.append('<');
            return at + 1;
        }
        String name = tag.group(1).toLowerCase(Locale.ROOT);
        out.append('<').append(name);
        Set<String> links = LINKS.getOrDefault(name, Set.of());
        attributes(tag.group(2))
                .forEach((key, value) -> {
                    String shown = links.contains(key) ? link.apply(value) : value;
                    out.append(' ').append(key).append("=\"").append(escaped(shown)).append('"');
                });
        out.append(tag.group(3)).append('>');
        return TEXT.contains(name)
                ? raw(page, tag.end(), endOfText(page, tag.end(), name), 0, out)
                : tag.end();
    }

    private static int endOfText(String page, int from, String name) {
        String end = "</" + name;
        for (int at = page.indexOf("</", from); at >= 0; at = page.indexOf("</", at + 2)) {
            if (page.regionMatches(true, at, end, 0, end.length())) {
                return at;
            }
        }
        return -1;
    }

    /// Copies up to `end` and `more` behind it; all that is left when there is no end.
    private static int raw(String page, int from, int end, int more, StringBuilder out) {
        int until = end < 0 ? page.length() : end + more;
        out.append(page, from, until);
        return until;
    }

    private static Map<String, String> attributes(String text) {
        var all = new LinkedHashMap<String, String>();
        Matcher one = ATTRIBUTE.matcher(text);
        while (one.find()) {
            String value = "";
            for (int group = 2; group <= 4; group++) {
                value =
                        one.start(group) < 0
                                ? value
                                : text.substring(one.start(group), one.end(group));
            }
            all.putIfAbsent(one.group(1).toLowerCase(Locale.ROOT), unescaped(value));
        }
        return all;
    }

    private static String unescaped(String text) {
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1))));
    }

    private static String character(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> {
                boolean hexadecimal = name.startsWith("#x");
                long code =
                        Long.parseLong(
                                name, hexadecimal ? 2 : 1, name.length(), hexadecimal ? 16 : 10);
                yield Character.isValidCodePoint((int) code)
                        ? Character.toString((int) code)
                        : "\ufffd";
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;");
    }
}
