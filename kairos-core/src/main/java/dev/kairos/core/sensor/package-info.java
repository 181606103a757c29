/** Sensors for what agents are most often asked to look after: folders, Git repositories, web resources. */
@NullMarked
package dev.kairos.core.sensor;

import org.jspecify.annotations.NullMarked;
