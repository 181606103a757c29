/** Made-up secrets in made-up texts, ordinary texts without any, and the contract that a secret scanner passes over both. */
@NullMarked
package dev.kairos.testkit.secret;

import org.jspecify.annotations.NullMarked;
