package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.global;
import static dev.kubejar.apiserver.cel.function.Overload.member;
import static dev.kubejar.apiserver.cel.function.Types.FORMAT;
import static dev.kubejar.apiserver.cel.function.Types.STRING;
import static dev.kubejar.apiserver.cel.function.Types.STRINGS;

import dev.cel.common.types.OptionalType;
import dev.kubejar.apiserver.cel.value.OpaqueValue;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import dev.kubejar.apiserver.cel.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Named formats: `!format.dns1123Label().validate(self.name).hasValue()`.
///
/// Source: [format
/// library](https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library)
final class Formats {
    private static final Map<String, NamedFormat> BY_NAME =
            NamedFormat.ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(NamedFormat::name, Function.identity()));

    static final List<Overload> TABLE = table();

    private Formats() {}

    private static List<Overload> table() {
        var table = new ArrayList<Overload>();
        table.add(
                global(
                        "format.named",
                        "format-named",
                        OptionalType.create(FORMAT),
                        Formats::named,
                        STRING));
        table.add(
                member(
                        "validate",
                        "format-validate",
                        OptionalType.create(STRINGS),
                        Formats::validate,
                        FORMAT,
                        STRING));
        for (NamedFormat format : NamedFormat.ALL) {
            String name = "format." + format.name();
            table.add(global(name, name, FORMAT, _ -> of(format)));
        }
        return List.copyOf(table);
    }

    private static Value of(NamedFormat format) {
        return new OpaqueValue(Types.value(FORMAT), format);
    }

    private static Value named(Value... arguments) {
        NamedFormat format = BY_NAME.get(((StringValue) arguments[0]).value());
        return format == null ? OptionalValue.NONE : OptionalValue.of(of(format));
    }

    /// Absent when the text is good.
    private static Value validate(Value... arguments) {
        var format = (NamedFormat) ((OpaqueValue) arguments[0]).content();
        List<String> complaints = format.complaints().apply(((StringValue) arguments[1]).value());
        return complaints.isEmpty()
                ? OptionalValue.NONE
                : OptionalValue.of(ValueList.ofStrings(complaints));
    }
}
