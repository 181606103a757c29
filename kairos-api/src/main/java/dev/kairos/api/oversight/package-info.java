/** What people set and see: policies and approvals, budgets and prices, limits, and the overseer that can stop it all. */
@NullMarked
package dev.kairos.api.oversight;

import org.jspecify.annotations.NullMarked;
