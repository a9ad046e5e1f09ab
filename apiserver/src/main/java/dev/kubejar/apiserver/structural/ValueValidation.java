package dev.kubejar.apiserver.structural;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.regex.GoRegex;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a schema asks of a value beside its type: everything that neither prunes nor defaults.
///
/// @param format `date-time`, `int32`…; empty for none
/// @param pattern found somewhere in the text; empty also for one that is no regular expression,
///   which the rules of a definition refuse
/// @param enums the values allowed; empty for no such limit
/// @param required names of properties that must be there
/// @param allOf schemas that hold only value validations, as do the three that follow
public record ValueValidation(
        String format,
        OptionalDouble minimum,
        boolean exclusiveMinimum,
        OptionalDouble maximum,
        boolean exclusiveMaximum,
        OptionalDouble multipleOf,
        OptionalLong minLength,
        OptionalLong maxLength,
        Optional<Pattern> pattern,
        OptionalLong minItems,
        OptionalLong maxItems,
        boolean uniqueItems,
        OptionalLong minProperties,
        OptionalLong maxProperties,
        List<Json> enums,
        List<String> required,
        List<StructuralSchema> allOf,
        List<StructuralSchema> anyOf,
        List<StructuralSchema> oneOf,
        Optional<StructuralSchema> not) {

    public ValueValidation {
        enums = List.copyOf(enums);
        required = List.copyOf(required);
        allOf = List.copyOf(allOf);
        anyOf = List.copyOf(anyOf);
        oneOf = List.copyOf(oneOf);
    }

    static ValueValidation parse(JsonObject json) {
        return new ValueValidation(
                json.string("format"),
                number(json, "minimum"),
                json.bool("exclusiveMinimum"),
                number(json, "maximum"),
                json.bool("exclusiveMaximum"),
                number(json, "multipleOf"),
                count(json, "minLength"),
                count(json, "maxLength"),
                json.findString("pattern").flatMap(ValueValidation::compiled),
                count(json, "minItems"),
                count(json, "maxItems"),
                json.bool("uniqueItems"),
                count(json, "minProperties"),
                count(json, "maxProperties"),
                json.array("enum").values(),
                json.strings("required"),
                branches(json, "allOf"),
                branches(json, "anyOf"),
                branches(json, "oneOf"),
                json.findObject("not").map(StructuralSchema::parse));
    }

    private static OptionalDouble number(JsonObject json, String key) {
        return switch (json.find(key).orElse(Json.of(""))) {
            case JsonInteger(long value) -> OptionalDouble.of((double) value);
            case JsonDecimal(double value) -> OptionalDouble.of(value);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalLong count(JsonObject json, String key) {
        return json.find(key).orElse(Json.of("")) instanceof JsonInteger(long value)
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }

    private static Optional<Pattern> compiled(String pattern) {
        try {
            return pattern.isEmpty() ? Optional.empty() : Optional.of(GoRegex.compile(pattern));
        } catch (PatternSyntaxException _) { // told by the rules of the definition
            return Optional.empty();
        }
    }

    private static List<StructuralSchema> branches(JsonObject json, String key) {
        return json.objects(key).stream().map(StructuralSchema::parse).toList();
    }
}
