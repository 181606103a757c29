/** A host that lives on the module path. */
module dev.kairos.examples.modular {
    requires dev.kairos.core;
    requires dev.kairos.memory;
}
