package dev.kubejar.apiserver.cel.value;

/// `==` among values. Values of different types are unequal; numbers of different types are equal
/// when they are the same number.
public final class Equality {
    private Equality() {}

    public static boolean equal(Value left, Value right) {
        return switch (left) {
            case IntValue _, UintValue _, DoubleValue _ -> Numbers.equal(left, right);
            case ListValue list -> right instanceof ListValue other && list.equalTo(other);
            case MapValue map -> right instanceof MapValue other && map.equalTo(other);
            case OptionalValue(var mine) ->
                    right instanceof OptionalValue(var theirs)
                            && mine.isPresent() == theirs.isPresent()
                            && (mine.isEmpty() || equal(mine.orElseThrow(), theirs.orElseThrow()));
            case TimestampValue(var mine) ->
                    right instanceof TimestampValue(var theirs) && mine.isEqual(theirs);
            case BoolValue _,
                    StringValue _,
                    BytesValue _,
                    NullValue _,
                    DurationValue _,
                    TypeValue _,
                    OpaqueValue _,
                    UnknownValue _ ->
                    left.equals(right);
            case Failure _ -> false;
        };
    }
}
