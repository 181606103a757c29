package dev.kairos.api.skill;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells models what a component of a tool's input record is for. Without it they see the component's name and type alone.
 *
 * <pre>{@code
 * record Lookup(@Describe("The order's number, for example A-1001") String order) {}
 * }</pre>
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Describe {

    /**
     * Returns what the component is for.
     *
     * @return one or two sentences
     */
    String value();
}
