/** Skills: the tools, sensors and event sources through which an agent touches the world. */
@NullMarked
package dev.kairos.api.skill;

import org.jspecify.annotations.NullMarked;
