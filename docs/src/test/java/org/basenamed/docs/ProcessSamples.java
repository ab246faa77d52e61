package org.basenamed.docs;

import java.util.List;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionState;
import org.basenamed.protocol.FileCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.WaitableCatalogue;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.DuplicateHandleRequest;
import org.basenamed.protocol.message.EndReply;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.FileReply;
import org.basenamed.protocol.message.HandleReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.NoteExitRequest;
import org.basenamed.protocol.message.OpenByNumberRequest;
import org.basenamed.protocol.message.PrepareChildReply;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.basenamed.protocol.message.SetHandleInformationRequest;
import org.basenamed.protocol.message.TakenAwayReply;
import org.basenamed.protocol.message.TakenAwayRequest;
import org.basenamed.protocol.message.TerminateRequest;
import org.basenamed.protocol.message.WaitableReply;

/** The samples of processes, and of handles that go from one to another. */
final class ProcessSamples {
    private static final WaitableReply WAITABLE = new WaitableReply(8, 0x1F_FFFF, true, false, 9, 10, 11);
    private static final List<Object> WAITABLE_VALUES = List.of(8, 0x1F_FFFF, true, false, 9, 10, 11);

    private ProcessSamples() {}

    static List<Sample<?, ?>> all() {
        SectionState section = new SectionState(1L << 33, PageProtection.READWRITE, 0x800_0000);
        return List.of(
                open(ProcessCatalogue.OPEN_PROCESS),
                open(ProcessCatalogue.OPEN_THREAD),
                new Sample<>(
                        ProcessCatalogue.DUPLICATE_HANDLE,
                        new DuplicateHandleRequest(-1, 2, 3, 4, true, 5, 6),
                        List.of(-1, 2, 3, 4, true, 5, 6),
                        new HandleReply(7),
                        List.of(7)),
                new Sample<>(
                        ProcessCatalogue.SET_HANDLE_INFORMATION,
                        new SetHandleInformationRequest(1, 2, 3),
                        List.of(1, 2, 3),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        WaitableCatalogue.ATTACH_WAITABLE, new HandleRequest(8), List.of(8), WAITABLE, WAITABLE_VALUES),
                new Sample<>(
                        MappingCatalogue.ATTACH_FILE_MAPPING,
                        new HandleRequest(12),
                        List.of(12),
                        new FileMappingReply(12, 4, true, 3L << 40, section),
                        List.of(12, 4, true, 3L << 40, 1L << 33, 4, 0x800_0000)),
                new Sample<>(
                        FileCatalogue.ATTACH_FILE,
                        new HandleRequest(16),
                        List.of(16),
                        new FileReply(16, 5),
                        List.of(16, 5)),
                new Sample<>(
                        ProcessCatalogue.TAKEN_AWAY,
                        new TakenAwayRequest(),
                        List.of(),
                        new TakenAwayReply(List.of(4, 8)),
                        List.of(List.of(List.of(4), List.of(8)))),
                new Sample<>(
                        ProcessCatalogue.QUERY_END,
                        new HandleRequest(20),
                        List.of(20),
                        new EndReply(1, 2, true, false, 3),
                        List.of(1, 2, true, false, 3)),
                new Sample<>(
                        ProcessCatalogue.CHECK_END, new HandleRequest(24), List.of(24), new DoneReply(), List.of()),
                new Sample<>(
                        ProcessCatalogue.TERMINATE,
                        new TerminateRequest(1, 2),
                        List.of(1, 2),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        ProcessCatalogue.NOTE_EXIT,
                        new NoteExitRequest(1, 2),
                        List.of(1, 2),
                        new DoneReply(),
                        List.of()),
                new Sample<>(
                        ProcessCatalogue.PREPARE_CHILD,
                        new PrepareChildRequest(-1, true, List.of(4, 8)),
                        List.of(-1, true, List.of(List.of(4), List.of(8))),
                        new PrepareChildReply(1L << 40, 2L << 40),
                        List.of(1L << 40, 2L << 40)),
                new Sample<>(
                        ProcessCatalogue.CLAIM_CHILD,
                        new ClaimChildRequest(1L << 40, 2L << 40, 3),
                        List.of(1L << 40, 2L << 40, 3),
                        new DoneReply(),
                        List.of()));
    }

    private static Sample<?, ?> open(Operation<OpenByNumberRequest, WaitableReply> operation) {
        return new Sample<>(operation, new OpenByNumberRequest(1, 2, 3), List.of(1, 2, 3), WAITABLE, WAITABLE_VALUES);
    }
}
