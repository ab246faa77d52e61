package org.basenamed.client.core;

import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.ObjectRequest;
import org.basenamed.protocol.message.PagesReply;
import org.basenamed.protocol.message.PagesRequest;

/**
 * What this process has of one section that the broker must know of as long as there are views: they may outlive the handles. The
 * broker is told when a handle is closed while views remain, and when the last view goes after that; a view that is mapped and
 * unmapped under an open handle costs no call.
 */
final class SectionViews {
    private final Membership membership;
    private final long objectId;
    private int handles;
    private int views;
    private boolean held;

    SectionViews(Membership membership, long objectId) {
        this.membership = membership;
        this.objectId = objectId;
    }

    synchronized void handleOpened() {
        handles++;
    }

    void handleClosed() {
        synchronized (this) {
            handles--;
        }
        membership.forgetViews(objectId);
    }

    synchronized boolean isUnused() {
        return handles == 0 && views == 0;
    }

    synchronized void mapped() {
        views++;
    }

    void unmapped() {
        synchronized (this) {
            views--;
            if (views == 0 && held) {
                held = false;
                // a broker that has gone has let go of everything
                membership.call(FileCatalogue.RELEASE_SECTION, new ObjectRequest(objectId));
            }
        }
        membership.forgetViews(objectId);
    }

    /** A handle is about to be closed. */
    synchronized void closing(int handle) {
        if (views > 0 && !held) {
            held = membership
                    .callOnHandle(FileCatalogue.HOLD_SECTION, new HandleRequest(handle))
                    .isGranted();
        }
    }

    /** Tells how the pages from {@code offset} on are, as far as they are alike. */
    Result<PagesReply> query(long offset, long bytes) {
        return membership
                .call(FileCatalogue.QUERY_PAGES, new PagesRequest(objectId, offset, bytes))
                .result();
    }

    /** Commits pages for everybody. */
    Result<Long> commit(long offset, long bytes) {
        long done = 0;
        while (done < bytes) {
            PagesRequest rest = new PagesRequest(objectId, offset + done, bytes - done);
            switch (membership.call(FileCatalogue.COMMIT_PAGES, rest).result()) {
                case Result.Granted<PagesReply>(PagesReply reply) -> done += reply.sizeBytes();
                case Result.Refused<PagesReply>(Win32Error error) -> {
                    return Result.refused(error);
                }
            }
        }
        return Result.granted(done);
    }
}
