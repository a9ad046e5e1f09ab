package dev.kubejar.apiserver.structural;

/// The word in a schema's `type`.
public enum SchemaType {
    OBJECT("object"),
    ARRAY("array"),
    STRING("string"),
    INTEGER("integer"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    /// No word: any value, as under `x-kubernetes-int-or-string` and
    /// `x-kubernetes-preserve-unknown-fields`.
    ANY("");

    private final String word;

    SchemaType(String word) {
        this.word = word;
    }

    /// `integer`; empty for [#ANY].
    public String word() {
        return word;
    }

    /// The type with that word; [#ANY] for every other word.
    static SchemaType named(String word) {
        for (SchemaType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return ANY;
    }
}
