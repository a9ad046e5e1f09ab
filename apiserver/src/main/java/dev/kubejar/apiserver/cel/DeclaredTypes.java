package dev.kubejar.apiserver.cel;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.kubejar.api.name.CelNames;
import dev.kubejar.apiserver.cel.value.PropertyNames;
import dev.kubejar.apiserver.cel.value.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The compiler's types of a schema: each object in it is a type of its own, named by how it is
/// reached, such as `selfType.spec`.
final class DeclaredTypes {
    private static final String ROOT = "selfType";

    private final Map<String, CelType> byName = new HashMap<>();
    private final CelType root;

    private DeclaredTypes(Optional<Shape> shape) {
        byName.put("google.protobuf.Timestamp", SimpleType.TIMESTAMP);
        byName.put("google.protobuf.Duration", SimpleType.DURATION);
        this.root = shape.map(it -> type(ROOT, it)).orElse(SimpleType.DYN);
    }

    static DeclaredTypes of(Shape root) {
        return new DeclaredTypes(Optional.of(root));
    }

    /// No objects with known fields.
    static DeclaredTypes none() {
        return new DeclaredTypes(Optional.empty());
    }

    /// The type of the whole.
    CelType root() {
        return root;
    }

    /// By name.
    ImmutableMap<String, CelType> byName() {
        return ImmutableMap.copyOf(byName);
    }

    private CelType type(String name, Shape shape) {
        return switch (shape.kind()) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case STRING -> SimpleType.STRING;
            case BYTES -> SimpleType.BYTES;
            case DURATION -> SimpleType.DURATION;
            case DATE, DATE_TIME -> SimpleType.TIMESTAMP;
            case INT_OR_STRING, UNKNOWN -> SimpleType.DYN;
            case LIST -> ListType.create(element(name + ".@idx", shape));
            case MAP -> MapType.create(SimpleType.STRING, element(name + ".@elem", shape));
            case OBJECT -> object(name, shape);
        };
    }

    private CelType element(String name, Shape shape) {
        return shape.element().map(it -> type(name, it)).orElse(SimpleType.DYN);
    }

    private CelType object(String name, Shape shape) {
        var fields = new HashMap<String, CelType>();
        shape.properties()
                .forEach((property, of) -> {
                    Optional<String> field =
                            PropertyNames.escape(property).filter(_ -> of.isVisible());
                    field.ifPresent(it -> fields.put(it, type(name + "." + it, of)));
                    if (field.isPresent() && CelNames.isReserved(property)) {
                        fields.put(
                                property,
                                fields.get(field.get())); // behind a dot it may stand as it is
                    }
                });
        ImmutableMap<String, CelType> known = ImmutableMap.copyOf(fields);
        CelType object =
                StructType.create(
                        name, known.keySet(), field -> Optional.ofNullable(known.get(field)));
        byName.put(name, object);
        return object;
    }
}
