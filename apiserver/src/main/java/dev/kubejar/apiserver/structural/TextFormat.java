package dev.kubejar.apiserver.structural;

import com.google.re2j.Pattern;
import dev.kubejar.api.net.RequestUri;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import dev.kubejar.api.time.GoDuration;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The formats of strings that schemas may name, such as `date-time`.
///
/// Source: [the formats of
/// JSONSchemaProps](https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/#JSONSchemaProps)
final class TextFormat {
    private static final String NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String COLOR = "(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])";

    // spotless:off
    private static final Map<String, TextFormat> BY_NAME = Map.ofEntries(
            format("bsonobjectid", "^[0-9a-fA-F]{24}$"),
            format("uri", RequestUri::isValid),
            format("email", EmailAddress::isValid),
            format("hostname", Hostname::isValid),
            format("ipv4", text -> Addresses.isIp(text) && text.contains(".")),
            format("ipv6", text -> Addresses.isIp(text) && text.contains(":")),
            format("cidr", Addresses::isCidr),
            format("mac", Addresses::isMac),
            format("uuid", "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$"),
            format("uuid3", "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$"),
            format("uuid4", "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$"),
            format("uuid5", "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$"),
            format("isbn", text -> CheckDigits.isIsbn10(text) || CheckDigits.isIsbn13(text)),
            format("isbn10", CheckDigits::isIsbn10),
            format("isbn13", CheckDigits::isIsbn13),
            format("creditcard", CheckDigits::isCreditCard),
            format("ssn", "^\\d{3}[- ]?\\d{2}[- ]?\\d{4}$"),
            format("hexcolor", "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"),
            format("rgbcolor", "^rgb\\(\\s*" + COLOR + "\\s*,\\s*" + COLOR + "\\s*,\\s*" + COLOR + "\\s*\\)$"),
            format("byte", "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$"),
            format("password", _ -> true),
            format("date", TextFormat::isDate),
            format("datetime", TextFormat::isDateTime),
            format("duration", text -> GoDuration.parseLoosely(text).isPresent()),
            format("quantity", TextFormat::isQuantity),
            format("k8sshortname", upTo(63, "^" + NAME + "$")),
            format("k8slongname", upTo(253, "^" + NAME + "(\\." + NAME + ")*$")));
    // spotless:on

    private static final Pattern TIME =
            Pattern.compile(
                    "^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$");
    private static final Pattern DATE = Pattern.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

    private final Predicate<String> test;

    private TextFormat(Predicate<String> test) {
        this.test = test;
    }

    private static Map.Entry<String, TextFormat> format(String name, Predicate<String> test) {
        return Map.entry(name, new TextFormat(test));
    }

    private static Map.Entry<String, TextFormat> format(String name, String pattern) {
        return format(name, matching(pattern));
    }

    private static Predicate<String> matching(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    private static Predicate<String> upTo(int length, String pattern) {
        Predicate<String> matches = matching(pattern);
        return text -> text.length() <= length && matches.test(text);
    }

    /// The format with that name; dashes in it do not count.
    static Optional<TextFormat> named(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(BY_NAME.get(name.replace("-", "")));
    }

    /// The schema's format, or an empty text where its type has no such format: those that are not
    /// recognized mean nothing.
    static String recognized(StructuralSchema schema) {
        String format = schema.validation().format();
        if (format.isEmpty()) {
            return "";
        }
        return isRecognized(
                        schema.extensions().intOrString() ? SchemaType.ANY : schema.type(), format)
                ? format
                : "";
    }

    static boolean isRecognized(SchemaType type, String format) {
        return switch (type) {
            case ANY, STRING -> named(format).isPresent();
            case INTEGER -> format.equals("int32") || format.equals("int64");
            case NUMBER -> format.equals("float") || format.equals("double");
            case OBJECT, ARRAY, BOOLEAN -> false;
        };
    }

    boolean accepts(String text) {
        return test.test(text);
    }

    private static boolean isDate(String text) {
        if (!DATE.matcher(text).find()) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException _) { // such as the 30th of February
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("t", -1);
        if (parts.length < 2 || !isDate(parts[0])) {
            return false;
        }
        var time = TIME.matcher(parts[1]);
        return time.find()
                && time.group(1).compareTo("23") <= 0
                && time.group(2).compareTo("59") <= 0
                && time.group(3).compareTo("59") <= 0;
    }

    private static boolean isQuantity(String text) {
        try {
            Quantity.parse(text);
            return true;
        } catch (QuantityParseException _) { // that it does not parse is the answer
            return false;
        }
    }
}
