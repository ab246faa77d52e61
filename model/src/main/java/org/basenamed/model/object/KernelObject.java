package org.basenamed.model.object;

import org.basenamed.model.name.Directory;
import org.basenamed.model.name.Resolution;
import org.basenamed.model.quota.Account;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;
import org.jspecify.annotations.Nullable;

/** One object: its identity, its name if it has one, and how many handles are open to it. */
public final class KernelObject {
    private final long id;
    private final ObjectState state;
    private final @Nullable Name name;
    private final Charge charge;
    private SecurityDescriptor security;
    private int handleCount;

    private record Name(Directory<KernelObject> directory, String leaf) {}

    /** What a new object is made of. */
    record Making(ObjectState state, SecurityDescriptor security, Account payer) {}

    private KernelObject(long id, Making making, @Nullable Name name) {
        this.id = id;
        this.state = making.state();
        this.security = making.security();
        this.name = name;
        this.charge = new Charge(making.payer());
    }

    static KernelObject unnamed(long id, Making making) {
        return new KernelObject(id, making, null);
    }

    static KernelObject named(long id, Making making, Resolution.Free<KernelObject> name) {
        KernelObject object = new KernelObject(id, making, new Name(name.directory(), name.leaf()));
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

    /** What it costs, and whom. */
    public Charge charge() {
        return charge;
    }

    void handleOpened(Account account) {
        charge.handleOpened(account);
        handleCount++;
    }

    /** Counts one handle less; with the last one the name goes at once (NS-14). Answers whether it was the last. */
    boolean handleClosed(Account account) {
        charge.handleClosed(account);
        handleCount--;
        if (handleCount == 0 && name != null) {
            name.directory().unbind(name.leaf());
        }
        if (handleCount == 0) {
            charge.end();
        }
        return handleCount == 0;
    }
}
