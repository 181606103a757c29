/** Test reports in the XML form that JUnit began and Surefire, Gradle, pytest and Jest write. */
@NullMarked
package dev.kairos.core.internal.testreport;

import org.jspecify.annotations.NullMarked;
