/** What tests and benchmarks of workspaces and commands share: hostile paths, swapped links. */
@NullMarked
package dev.kairos.testkit.internal.work;

import org.jspecify.annotations.NullMarked;
