/** What hosts call, receive and implement. */
module dev.kairos.api {
    requires static transitive org.jspecify;

    exports dev.kairos.api;
}
