package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.GoValue;
import java.util.regex.Pattern;

/// What makes the `windowsOptions` of a pod or container invalid: names of credentials and users.
///
/// Source: [Naming conventions in Active
/// Directory](https://learn.microsoft.com/troubleshoot/windows-server/active-directory/naming-conventions-for-computer-domain-site-ou)
final class WindowsRules {
    private static final int MAX_CREDENTIALS = 64 * 1024;
    private static final int MAX_DOMAIN = 256;
    private static final int MAX_USER = 104;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NET_BIOS =
            Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern DNS = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern DOTS = Pattern.compile("[. ]+");
    private static final Pattern NOT_IN_USERS = Pattern.compile("[\"/\\\\:;|=,+*?<>@\\[\\]]");

    private WindowsRules() {}

    /// @param path of the options
    static void problems(JsonObject options, String path, Problems problems) {
        options.findString("gmsaCredentialSpecName")
                .ifPresent(it ->
                        problems.complaints(
                                path + ".gmsaCredentialSpecName", it, Names.subdomain(it)));
        options.findString("gmsaCredentialSpec")
                .ifPresent(it -> credentials(it, path + ".gmsaCredentialSpec", problems));
        options.findString("runAsUserName")
                .ifPresent(it -> user(it, path + ".runAsUserName", problems));
    }

    private static void credentials(String text, String path, Problems problems) {
        if (text.isEmpty()) {
            problems.invalid(path, text, "gmsaCredentialSpec cannot be an empty string");
        } else if (GoValue.length(text) > MAX_CREDENTIALS) {
            problems.invalid(path, text, "gmsaCredentialSpec size must be under 64 KiB");
        }
    }

    /// A user, after the domain and a backslash or alone.
    private static void user(String name, String path, Problems problems) {
        String[] parts = name.split("\\\\", -1);
        if (name.isEmpty()) {
            problems.invalid(path, name, "runAsUserName cannot be an empty string");
        } else if (CONTROL.matcher(name).find()) {
            problems.invalid(path, name, "runAsUserName cannot contain control characters");
        } else if (parts.length > 2) {
            problems.invalid(path, name, "runAsUserName cannot contain more than one backslash");
        } else {
            if (parts.length == 2) {
                domain(parts[0], name, path, problems);
            }
            user(parts[parts.length - 1], name, path, problems);
        }
    }

    private static void domain(String domain, String name, String path, Problems problems) {
        if (GoValue.length(domain) >= MAX_DOMAIN) {
            problems.invalid(
                    path, name, "runAsUserName's Domain length must be under 256 characters");
        }
        if (!NET_BIOS.matcher(domain).matches() && !DNS.matcher(domain).matches()) {
            problems.invalid(
                    path,
                    name,
                    "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
        }
    }

    private static void user(String user, String name, String path, Problems problems) {
        if (user.isEmpty()) {
            problems.invalid(path, name, "runAsUserName's User cannot be empty");
        } else if (GoValue.length(user) > MAX_USER) {
            problems.invalid(
                    path,
                    name,
                    "runAsUserName's User length must not be longer than 104 characters");
        }
        if (DOTS.matcher(user).matches()) {
            problems.invalid(
                    path, name, "runAsUserName's User cannot contain only periods or spaces");
        }
        if (NOT_IN_USERS.matcher(user).find()) {
            problems.invalid(
                    path,
                    name,
                    "runAsUserName's User cannot contain the following characters:"
                            + " \"/\\:;|=,+*?<>@[]");
        }
    }
}
