package org.basenamed.broker.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.basenamed.broker.RunningBroker;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.object.ProcessIdentity;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.ObjectSecurity;
import org.basenamed.model.security.Token;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.WaitWord;
import org.junit.jupiter.api.Test;

/** Whose packets are on whose account. */
class PortStoreTest {
    private static final int MODIFY = 2;

    private static <T> T granted(Result<T> result) {
        return switch (result) {
            case Result.Granted<T>(T value) -> value;
            case Result.Refused<T>(Win32Error error) -> throw new AssertionError(error);
        };
    }

    @Test
    void nobody_queues_more_than_he_pays_for() {
        ObjectStore store = new ObjectStore(RunningBroker.UNLIMITED);
        Token user = Token.ofUser(12345);
        Account payer = new Account(new Quota(Map.of(Resource.TABLE_BYTES, 10_000L)));
        ProcessRecord process = granted(store.space().admit(new ProcessIdentity(1, user, 1, "")));
        KernelObject port = granted(store.space()
                .addUnnamed(
                        new ObjectState.WaitableState(ObjectType.COMPLETION_PORT, ManualResetEvent.TYPE),
                        ObjectSecurity.ofTask(user, ObjectType.COMPLETION_PORT),
                        payer));
        store.adopt(port, ManualResetEvent.TYPE, WaitWord.of(0));
        OpenedHandle handle = granted(store.space().open(process, port, MODIFY, 0));
        long empty = payer.used(Resource.TABLE_BYTES);
        PortStore.Packet packet = new PortStore.Packet(1, 2, 3);
        int posted = 0;
        Result<Boolean> last = store.ports().post(port, packet);
        while (last.isGranted()) {
            posted++;
            last = store.ports().post(port, packet);
        }
        assertThat(last).isEqualTo(Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA));
        assertThat(posted).isBetween(50, 200);
        assertThat(payer.used(Resource.TABLE_BYTES)).isBetween(empty + 1, 10_000L);
        assertThat(store.ports().take(port)).isEqualTo(packet);
        assertThat(store.ports().post(port, packet).isGranted()).isTrue();
        for (int i = 0; i < posted; i++) {
            assertThat(store.ports().take(port)).isEqualTo(packet);
        }
        assertThat(store.ports().take(port)).isNull();
        assertThat(payer.used(Resource.TABLE_BYTES)).isEqualTo(empty);
        assertThat(store.ports().post(port, packet).isGranted()).isTrue();
        store.undo(process, handle);
        assertThat(payer.used(Resource.TABLE_BYTES)).isZero();
        store.close();
    }
}
