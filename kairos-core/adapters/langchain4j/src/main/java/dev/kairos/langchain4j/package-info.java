/** Chat models of LangChain4j as models of Kairos, and an HTTP client for them that holds deadlines and a byte limit. */
@NullMarked
package dev.kairos.langchain4j;

import org.jspecify.annotations.NullMarked;
