package dev.kubejar.apiserver.custom;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One step of a [JsonPath].
sealed interface JsonPathStep {

    /// Where the step leads from `here`; nowhere when there is no such place.
    Stream<Json> from(Json here);

    /// `.name` or `['name']`
    record Field(String name) implements JsonPathStep {
        @Override
        public Stream<Json> from(Json here) {
            return here instanceof JsonObject object ? object.find(name).stream() : Stream.empty();
        }
    }

    /// `.*` and `[*]`
    record All() implements JsonPathStep {
        @Override
        public Stream<Json> from(Json here) {
            return children(here);
        }
    }

    /// `..`: the place itself and all that lies below it.
    record Descend() implements JsonPathStep {
        @Override
        public Stream<Json> from(Json here) {
            return Stream.concat(Stream.of(here), children(here).flatMap(this::from));
        }
    }

    /// `[2]`, `[-1]`, `[1:3]` and `[::2]`: elements of a list, those before 0 counted from the end.
    record Slice(OptionalInt start, OptionalInt end, int by) implements JsonPathStep {

        static Slice only(int index) {
            OptionalInt end = index == -1 ? OptionalInt.empty() : OptionalInt.of(index + 1);
            return new Slice(OptionalInt.of(index), end, 1);
        }

        @Override
        public Stream<Json> from(Json here) {
            if (!(here instanceof JsonArray array)) {
                return Stream.empty();
            }
            int size = array.size();
            int first = start.isPresent() ? counted(start.getAsInt(), size) : 0;
            int limit = end.isPresent() ? Math.min(counted(end.getAsInt(), size), size) : size;
            return first < 0
                    ? Stream.empty()
                    : IntStream.iterate(first, i -> i < limit, i -> i + by).mapToObj(array::get);
        }

        private static int counted(int index, int size) {
            return index < 0 ? size + index : index;
        }
    }

    /// `[?(@.type=="Ready")]`: the elements of a list for which it holds.
    record Filter(Operand left, Comparison comparison, Operand right) implements JsonPathStep {
        @Override
        public Stream<Json> from(Json here) {
            return here instanceof JsonArray array
                    ? array.values().stream().filter(this::holds)
                    : Stream.empty();
        }

        private boolean holds(Json element) {
            List<Json> ours = left.values(element);
            if (comparison == Comparison.EXISTS) {
                return !ours.isEmpty();
            }
            List<Json> theirs = right.values(element);
            return ours.size() == 1
                    && theirs.size() == 1
                    && comparison.holds(ours.getFirst(), theirs.getFirst());
        }
    }

    /// One side of a comparison.
    sealed interface Operand {
        List<Json> values(Json element);
    }

    /// `"Ready"`, `3`, `true`
    record Constant(Json value) implements Operand {
        @Override
        public List<Json> values(Json element) {
            return List.of(value);
        }
    }

    /// `@.type`
    record Relative(JsonPath path) implements Operand {
        @Override
        public List<Json> values(Json element) {
            return path.find(element);
        }
    }

    /// How two values are compared.
    enum Comparison {
        EXISTS(""),
        NOT_EQUAL("!="),
        EQUAL("=="),
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        MORE(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        private boolean holds(Json left, Json right) {
            return switch (this) {
                case EXISTS -> true;
                case EQUAL -> left.equals(right);
                case NOT_EQUAL -> !left.equals(right);
                case LESS -> areOrdered(left, right) && order(left, right) < 0;
                case MORE -> areOrdered(left, right) && order(left, right) > 0;
                case AT_MOST -> areOrdered(left, right) && order(left, right) <= 0;
                case AT_LEAST -> areOrdered(left, right) && order(left, right) >= 0;
            };
        }

        private static boolean areOrdered(Json left, Json right) {
            return (left instanceof JsonString && right instanceof JsonString)
                    || (isNumber(left) && isNumber(right));
        }

        private static int order(Json left, Json right) {
            return left instanceof JsonString(String one) && right instanceof JsonString(String two)
                    ? one.compareTo(two)
                    : Double.compare(number(left), number(right));
        }

        private static boolean isNumber(Json value) {
            return value instanceof JsonInteger || value instanceof JsonDecimal;
        }

        private static double number(Json value) {
            return switch (value) {
                case JsonInteger(long whole) -> (double) whole;
                case JsonDecimal(double number) -> number;
                default -> Double.NaN;
            };
        }
    }

    private static Stream<Json> children(Json here) {
        return switch (here) {
            case JsonArray array -> array.values().stream();
            case JsonObject object ->
                    object.keys().stream().sorted().flatMap(key -> object.find(key).stream());
            default -> Stream.empty();
        };
    }
}
