/** Models of LangChain4j as models of Kairos. */
@NullMarked
package dev.kairos.langchain4j;

import org.jspecify.annotations.NullMarked;
