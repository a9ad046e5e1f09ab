package dev.kubejar.apiserver.structural;

import com.google.re2j.Pattern;

/// The format `uri`: an absolute URI or an absolute path, as Go's `url.ParseRequestURI` reads it.
///
/// Source: [url.ParseRequestURI](https://pkg.go.dev/net/url#ParseRequestURI)
final class GoUri {
    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][-+.a-zA-Z0-9]*:");
    private static final Pattern BAD_ESCAPE =
            Pattern.compile("%(?:[^0-9a-fA-F]|.[^0-9a-fA-F]|.?$)");
    private static final Pattern PORT = Pattern.compile("^(?::[0-9]*)?$");
    private static final Pattern USER = Pattern.compile("^[-a-zA-Z0-9._:~!$&'()*+,;=%@]*$");
    private static final Pattern BAD_HOST = Pattern.compile("[\\x00-\\x20\"#%/<>?@\\\\^`{|}]");

    private GoUri() {}

    static boolean isRequestUri(String text) {
        if (text.isEmpty() || text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return false;
        }
        if (text.equals("*")) {
            return true;
        }
        var scheme = SCHEME.matcher(text);
        boolean absolute = scheme.find();
        String rest = withoutQuery(absolute ? text.substring(scheme.end()) : text);
        if (!rest.startsWith("/")) {
            return absolute; // opaque, such as mailto:a@b
        }
        boolean hasAuthority = absolute && rest.startsWith("//") && !rest.startsWith("///");
        return hasAuthority ? isAuthorityAndPath(rest.substring(2)) : isPath(rest);
    }

    private static String withoutQuery(String text) {
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static boolean isAuthorityAndPath(String text) {
        int slash = text.indexOf('/');
        String authority = slash < 0 ? text : text.substring(0, slash);
        return isAuthority(authority) && (slash < 0 || isPath(text.substring(slash)));
    }

    private static boolean isAuthority(String authority) {
        int at = authority.lastIndexOf('@');
        return (at < 0 || isUser(authority.substring(0, at)))
                && isHost(authority.substring(at + 1));
    }

    private static boolean isUser(String user) {
        return USER.matcher(user).find() && isPath(user);
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            int end = host.lastIndexOf(']');
            return end > 0 && PORT.matcher(host.substring(end + 1)).find();
        }
        int colon = host.lastIndexOf(':');
        return (colon < 0 || PORT.matcher(host.substring(colon)).find())
                && !BAD_HOST.matcher(host).find();
    }

    private static boolean isPath(String path) {
        return !BAD_ESCAPE.matcher(path).find();
    }
}
