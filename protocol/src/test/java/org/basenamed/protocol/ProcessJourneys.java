package org.basenamed.protocol;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.basenamed.protocol.RoundTripPropertyTest.Journey;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.EndReply;
import org.basenamed.protocol.message.HandleReply;
import org.basenamed.protocol.message.NoteExitRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.PrepareChildReply;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.basenamed.protocol.message.SetHandleInformationRequest;
import org.basenamed.protocol.message.TakenAwayReply;
import org.basenamed.protocol.message.TakenAwayRequest;
import org.basenamed.protocol.message.TerminateRequest;

/** The records of processes, and of handles that go from one to another. */
final class ProcessJourneys {
    private static final Arbitrary<Integer> INT = Arbitraries.integers();
    private static final Arbitrary<Long> LONG = Arbitraries.longs();
    private static final Arbitrary<Boolean> BOOLEAN = Arbitraries.of(true, false);

    private ProcessJourneys() {}

    static List<Journey<?>> all() {
        return List.of(
                new Journey<>(
                        ProcessCatalogue.OPEN_PROCESS.request(),
                        Combinators.combine(INT, INT, INT).as(OpenByNumberRequest::new)),
                new Journey<>(
                        ProcessCatalogue.DUPLICATE_HANDLE.request(),
                        Combinators.combine(INT, INT, INT, INT, BOOLEAN, INT, INT)
                                .as(DuplicateHandleRequest::new)),
                new Journey<>(ProcessCatalogue.DUPLICATE_HANDLE.reply(), INT.map(HandleReply::new)),
                new Journey<>(
                        ProcessCatalogue.SET_HANDLE_INFORMATION.request(),
                        Combinators.combine(INT, INT, INT).as(SetHandleInformationRequest::new)),
                new Journey<>(ProcessCatalogue.TAKEN_AWAY.request(), Arbitraries.just(new TakenAwayRequest())),
                new Journey<>(
                        ProcessCatalogue.TAKEN_AWAY.reply(),
                        INT.list().ofMaxSize(TakenAwayReply.MAX_HANDLES).map(TakenAwayReply::new)),
                new Journey<>(
                        ProcessCatalogue.QUERY_END.reply(),
                        Combinators.combine(INT, INT, BOOLEAN, BOOLEAN, INT).as(EndReply::new)),
                new Journey<>(
                        ProcessCatalogue.TERMINATE.request(),
                        Combinators.combine(INT, INT).as(TerminateRequest::new)),
                new Journey<>(
                        ProcessCatalogue.NOTE_EXIT.request(),
                        Combinators.combine(INT, INT).as(NoteExitRequest::new)),
                new Journey<>(
                        ProcessCatalogue.PREPARE_CHILD.request(),
                        Combinators.combine(INT, BOOLEAN, INT.list().ofMaxSize(300))
                                .as(PrepareChildRequest::new)),
                new Journey<>(
                        ProcessCatalogue.PREPARE_CHILD.reply(),
                        Combinators.combine(LONG, LONG).as(PrepareChildReply::new)),
                new Journey<>(
                        ProcessCatalogue.CLAIM_CHILD.request(),
                        Combinators.combine(LONG, LONG, INT).as(ClaimChildRequest::new)));
    }
}
