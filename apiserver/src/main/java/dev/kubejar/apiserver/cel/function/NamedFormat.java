package dev.kubejar.apiserver.cel.function;

import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.RequestUri;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A named format that texts can be held against.
///
/// @param name as upstream's tables have it, such as `dns1123Label`
/// @param regexSize how long upstream takes the expression behind it to be, for the cost
/// @param complaints what is wrong with a text; empty for a good one
public record NamedFormat(String name, int regexSize, Function<String, List<String>> complaints) {
    private static final Pattern UUID =
            Pattern.compile(
                    "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$");
    private static final Pattern BASE_64 =
            Pattern.compile(
                    "^(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=|"
                            + "[A-Za-z0-9+\\/]{4})$");
    private static final int DATE_TIME_REGEX = 83;
    private static final int URI_REGEX = 2_048;

    static final List<NamedFormat> ALL =
            List.of(
                    new NamedFormat("dns1123Label", 30, Names::label),
                    new NamedFormat("dns1123Subdomain", 60, Names::subdomain),
                    new NamedFormat("dns1035Label", 30, Names::label1035),
                    new NamedFormat("qualifiedName", 60, Names::qualified),
                    new NamedFormat("dns1123LabelPrefix", 30, prefix(Names::label)),
                    new NamedFormat("dns1123SubdomainPrefix", 60, prefix(Names::subdomain)),
                    new NamedFormat("dns1035LabelPrefix", 30, prefix(Names::label1035)),
                    new NamedFormat("labelValue", 40, Names::labelValue),
                    new NamedFormat("uri", URI_REGEX, NamedFormat::uriComplaints),
                    of("uuid", UUID.pattern().length(), "does not match the UUID format", UUID),
                    of("byte", BASE_64.pattern().length(), "invalid base64", BASE_64),
                    of("date", DATE_TIME_REGEX, "invalid date", NamedFormat::isDate),
                    of("datetime", DATE_TIME_REGEX, "invalid datetime", NamedFormat::isDateTime));

    private static NamedFormat of(String name, int size, String complaint, Pattern pattern) {
        return of(name, size, complaint, text -> pattern.matcher(text).matches());
    }

    private static NamedFormat of(
            String name, int size, String complaint, Predicate<String> isGood) {
        return new NamedFormat(
                name, size, text -> isGood.test(text) ? List.of() : List.of(complaint));
    }

    /// The front of a name that something is put behind: a last dash will not be the last.
    private static Function<String, List<String>> prefix(Function<String, List<String>> rule) {
        return text ->
                rule.apply(
                        text.length() > 1 && text.endsWith("-")
                                ? text.substring(0, text.length() - 2) + "a"
                                : text);
    }

    private static List<String> uriComplaints(String text) {
        try {
            RequestUri.parse(text);
            return List.of();
        } catch (RequestUri.MalformedException e) {
            return List.of(e.getMessage());
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException _) { // the answer, not a fault
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        try {
            OffsetDateTime.parse(text.replace(' ', 'T'));
            return true;
        } catch (DateTimeException _) { // the answer, not a fault
            return false;
        }
    }
}
