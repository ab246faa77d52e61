package org.basenamed.model.object;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.basenamed.model.Granting;
import org.basenamed.model.Result;
import org.basenamed.model.file.FileKey;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.name.Boundary;
import org.basenamed.model.name.Directory;
import org.basenamed.model.rights.FileRights;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionAttributes;
import org.basenamed.model.section.SectionState;
import org.basenamed.model.security.Token;
import org.basenamed.model.waitable.AutoResetEvent;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.Semaphore;

/** What tests of object spaces need: processes, objects of every type, and the whole state as text. */
final class Spaces {
    /** A value beyond all that a test opens. */
    private static final int VALUES = 4 * 256;

    private Spaces() {}

    static ProcessRecord process(ObjectSpace space, int session) {
        return Granting.granted(
                space.admit(new ProcessIdentity(1000, Token.ofProcess(500, 500, List.of()), session, "test")));
    }

    static ObjectAttributes wish(String name, int access) {
        return new ObjectAttributes(name, access, 0);
    }

    /** Makes the least object of a type. A type that is added to the system has to be added here, and is tested then. */
    static Supplier<Result<ObjectState>> stateOf(ObjectType type) {
        return () -> Result.granted(
                switch (type) {
                    case FILE_MAPPING ->
                        new ObjectState.FileMapping(
                                new SectionState(4096, PageProtection.READWRITE, SectionAttributes.SEC_COMMIT));
                    case EVENT, TIMER -> new ObjectState.WaitableState(type, AutoResetEvent.TYPE);
                    case MUTEX -> new ObjectState.WaitableState(type, Mutex.TYPE);
                    case PROCESS, THREAD, JOB, COMPLETION_PORT ->
                        new ObjectState.WaitableState(type, ManualResetEvent.TYPE);
                    case SEMAPHORE -> new ObjectState.WaitableState(type, new Semaphore(1));
                    case PRIVATE_NAMESPACE ->
                        new ObjectState.PrivateNamespace(Directory.ofNamespace(Boundary.of("b")), Boundary.of("b"));
                    case FILE ->
                        new ObjectState.File(
                                new FileKey(1, 2), new FileOpening(FileRights.READ_DATA, FileOpening.SHARE_ALL, 0));
                });
    }

    static Supplier<Result<ObjectState>> never() {
        return () -> {
            throw new AssertionError("the object's state was asked for");
        };
    }

    /** Everything that can be seen of a space: two equal texts are two equal states. */
    static String dump(ObjectSpace space) {
        StringJoiner text = new StringJoiner("\n");
        for (KernelObject object : space.objects()) {
            text.add("object " + object.id() + " " + object.type() + " " + object.fullName() + " " + object.security()
                    + " handles "
                    + object.handleCount());
        }
        for (ProcessRecord process : space.processes()) {
            text.add("process " + process.slot() + " " + process.identity() + " handles "
                    + process.handles().size() + " " + handles(process));
        }
        return text.toString();
    }

    private static List<String> handles(ProcessRecord process) {
        List<String> handles = new ArrayList<>();
        for (int value = 0; value < VALUES; value += 4) {
            HandleEntry entry = process.handles().find(value);
            if (entry != null) {
                handles.add(value + " to " + entry.object().id() + " granted " + entry.grantedAccess() + " flags "
                        + entry.flags());
            }
        }
        return handles;
    }
}
