/**
 * The rules: types, rights, names, handle tables, lifetimes and the arithmetic of sections and views.
 *
 * <p>Everything here is pure: no input or output, no threads, no clocks. The broker and the client ask it what Windows
 * would answer.
 */
module org.basenamed.model {
    requires static transitive org.jspecify;

    exports org.basenamed.model;
    exports org.basenamed.model.file;
    exports org.basenamed.model.job;
    exports org.basenamed.model.name;
    exports org.basenamed.model.object;
    exports org.basenamed.model.quota;
    exports org.basenamed.model.rights;
    exports org.basenamed.model.section;
    exports org.basenamed.model.security;
    exports org.basenamed.model.timer;
    exports org.basenamed.model.waitable;
}
