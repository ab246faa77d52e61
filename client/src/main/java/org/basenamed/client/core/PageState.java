package org.basenamed.client.core;

import org.basenamed.model.section.PageProtection;

/**
 * What a page of a view lets a thread do, and what the kernel has there.
 *
 * @param protection as it was last set
 * @param guard whether it is a guard page, which nobody may touch
 * @param backing what is mapped
 */
record PageState(PageProtection protection, boolean guard, Backing backing) {

    /** What the kernel has mapped. */
    enum Backing {
        /** The section itself. */
        SHARED,
        /** The section, or this view's own copy of the page. */
        PRIVATE,
        /** Nothing that can be touched. */
        NONE
    }

    /** What has to be mapped for a protection in a view that was mapped with {@code original}. */
    static PageState of(PageProtection wanted, boolean guard, Backing usual) {
        boolean none = guard || wanted == PageProtection.NOACCESS;
        Backing backing = wanted.copyOnWrite() ? Backing.PRIVATE : usual;
        return new PageState(wanted, guard, none ? Backing.NONE : backing);
    }
}
