package org.basenamed.model.object;

import org.basenamed.model.name.Directory;
import org.basenamed.model.name.Resolution;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;
import org.jspecify.annotations.Nullable;

/** One object: its identity, its name if it has one, and how many handles are open to it. */
public final class KernelObject {
    private final long id;
    private final ObjectState state;
    private final @Nullable Name name;
    private SecurityDescriptor security;
    private int handleCount;

    private record Name(Directory<KernelObject> directory, String leaf) {}

    private KernelObject(long id, ObjectState state, SecurityDescriptor security, @Nullable Name name) {
        this.id = id;
        this.state = state;
        this.security = security;
        this.name = name;
    }

    static KernelObject unnamed(long id, ObjectState state, SecurityDescriptor security) {
        return new KernelObject(id, state, security, null);
    }

    static KernelObject named(
            long id, ObjectState state, SecurityDescriptor security, Resolution.Free<KernelObject> name) {
        KernelObject object = new KernelObject(id, state, security, new Name(name.directory(), name.leaf()));
        name.directory().bind(name.leaf(), object);
        return object;
    }

    /** Its number in this broker; never given to another object. */
    public long id() {
        return id;
    }

    public ObjectState state() {
        return state;
    }

    public ObjectType type() {
        return state.type();
    }

    /** Who owns it, and who is let in by its name. */
    public SecurityDescriptor security() {
        return security;
    }

    void secure(SecurityDescriptor changed) {
        security = changed;
    }

    /** How many handles are open to it, in all processes. */
    public int handleCount() {
        return handleCount;
    }

    /** The name as a process of any session could spell it; null for an unnamed object. */
    public @Nullable String fullName() {
        return name == null ? null : name.directory().path() + name.leaf();
    }

    void handleOpened() {
        handleCount++;
    }

    /** Counts one handle less; with the last one the name goes at once (NS-14). Answers whether it was the last. */
    boolean handleClosed() {
        handleCount--;
        if (handleCount == 0 && name != null) {
            name.directory().unbind(name.leaf());
        }
        return handleCount == 0;
    }
}
