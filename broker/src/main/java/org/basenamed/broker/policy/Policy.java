package org.basenamed.broker.policy;

import java.util.Arrays;
import org.basenamed.linux.PeerCredentials;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.quota.AccountTable;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.security.Privilege;
import org.basenamed.model.security.Sid;
import org.basenamed.model.security.Token;
import org.jspecify.annotations.Nullable;

/**
 * Whom a broker serves, and how far. Who somebody is comes from the kernel alone, never from what he says.
 *
 * @param ownUid whose process the broker is
 * @param configuration how it serves the whole machine; null if it serves its own user alone
 */
public record Policy(int ownUid, @Nullable Configuration configuration) {
    /** The session of all processes of an embedded broker; not 0, so that {@code Local\} and {@code Global\} differ (NS-21). */
    private static final int EMBEDDED_SESSION = 1;

    private static final int ROOT = 0;

    /** That of a broker which its own user's processes have to themselves. */
    public static Policy embedded() {
        return new Policy(ProcessCalls.geteuid(), null);
    }

    /** That of a broker for all users of the machine. */
    public static Policy system(Configuration configuration) {
        return new Policy(ProcessCalls.geteuid(), configuration);
    }

    /** Whether the broker serves several users. */
    public boolean servesMachine() {
        return configuration != null;
    }

    /** Whether a user's processes are let in at all. */
    public boolean admits(int uid) {
        return servesMachine() || uid == ownUid;
    }

    /**
     * The session of a user's processes. On the machine each user has one, and nobody has session 0: there the names without a prefix
     * would be everybody's.
     */
    public int sessionOf(int uid) {
        return servesMachine() ? uid + 1 : EMBEDDED_SESSION;
    }

    /** Who a process is to descriptors. */
    public Token tokenOf(PeerCredentials peer) {
        Token token = Token.ofProcess(
                peer.uid(), peer.gid(), Arrays.stream(peer.groups()).boxed().toList());
        return configuration == null || configuration.globalCreators().has(peer)
                ? token
                : token.without(Privilege.CREATE_GLOBAL);
    }

    /** Whether somebody is shown what others have. */
    public boolean showsAll(int uid) {
        return !servesMachine() || uid == ROOT;
    }

    /** Accounts without anything on them. */
    public AccountTable accounts() {
        return new AccountTable(this::quotaOf);
    }

    /** Root, and whoever could end the broker, are beyond limits that only they themselves could mean. */
    private Quota quotaOf(Sid user) {
        return configuration == null || user.equals(Sid.ofUser(ROOT)) || user.equals(Sid.ofUser(ownUid))
                ? Quota.UNLIMITED
                : configuration.quota();
    }

    /** How many connections one user may have, those included that have said nothing yet. */
    public long connectionsOf(int uid) {
        return quotaOf(Sid.ofUser(uid)).of(Resource.CONNECTIONS);
    }
}
