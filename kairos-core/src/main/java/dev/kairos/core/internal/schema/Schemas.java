package dev.kairos.core.internal.schema;

import dev.kairos.core.internal.json.Json;

/** Makes JSON Schemas from records. */
public final class Schemas {

    private Schemas() {}

    /**
     * Makes the schema of a record: its components are properties, all of them required unless they are {@code Optional} or
     * {@code @Nullable}, and none but them is allowed. Inspects the class by reflection; callers keep the result.
     *
     * @param type the record
     * @return JSON text, the same in every process
     * @throws IllegalArgumentException if the record holds a type that is not understood, contains itself, or belongs to a
     *     module that does not open its package
     */
    public static String of(Class<? extends Record> type) {
        return Json.write(Shapes.of(type).schema());
    }
}
