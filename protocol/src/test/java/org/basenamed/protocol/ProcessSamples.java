package org.basenamed.protocol;

import static org.basenamed.protocol.Samples.reply;
import static org.basenamed.protocol.Samples.request;

import java.util.List;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionState;
import org.basenamed.protocol.Samples.Sample;
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
    private ProcessSamples() {}

    static List<Sample> all() {
        SectionState section = new SectionState(0x1234_5678_9000L, PageProtection.READWRITE, 0x0800_0000);
        return List.of(
                request(ProcessCatalogue.OPEN_PROCESS, new OpenByNumberRequest(0x1213, 0x001F_FFFF, 1)),
                reply(
                        ProcessCatalogue.OPEN_PROCESS,
                        new WaitableReply(0x4C, 0x1F_FFFF, false, true, 0, 0x1415, 0x1617)),
                request(ProcessCatalogue.OPEN_THREAD, new OpenByNumberRequest(0x1819, 0x0010_0800, 0)),
                reply(ProcessCatalogue.OPEN_THREAD, new WaitableReply(0x50, 0x10_0800, false, true, 0, 0x1A1B, 0x1C1D)),
                request(
                        ProcessCatalogue.DUPLICATE_HANDLE,
                        new DuplicateHandleRequest(-1, 0x2021, 0x2223, 0x0010_0000, true, 3, 0x2425)),
                reply(ProcessCatalogue.DUPLICATE_HANDLE, new HandleReply(0x2628)),
                request(ProcessCatalogue.SET_HANDLE_INFORMATION, new SetHandleInformationRequest(0x54, 3, 2)),
                reply(ProcessCatalogue.SET_HANDLE_INFORMATION, new DoneReply()),
                request(WaitableCatalogue.ATTACH_WAITABLE, new HandleRequest(0x58)),
                reply(
                        WaitableCatalogue.ATTACH_WAITABLE,
                        new WaitableReply(0x58, 2, true, false, 0x2A2B, 0x2C2D, 0x2E2F)),
                request(MappingCatalogue.ATTACH_FILE_MAPPING, new HandleRequest(0x5C)),
                reply(
                        MappingCatalogue.ATTACH_FILE_MAPPING,
                        new FileMappingReply(0x5C, 4, true, 0x3132_3334_3536_3738L, section)),
                request(FileCatalogue.ATTACH_FILE, new HandleRequest(0x60)),
                reply(FileCatalogue.ATTACH_FILE, new FileReply(0x60, 0x0012_0089)),
                request(ProcessCatalogue.TAKEN_AWAY, new TakenAwayRequest()),
                reply(ProcessCatalogue.TAKEN_AWAY, new TakenAwayReply(List.of(0x64, 0x6869))),
                request(ProcessCatalogue.QUERY_END, new HandleRequest(0x6C)),
                reply(ProcessCatalogue.QUERY_END, new EndReply(0x4041, 0x4243, true, false, 0x4445_4647)),
                request(ProcessCatalogue.CHECK_END, new HandleRequest(0x70)),
                reply(ProcessCatalogue.CHECK_END, new DoneReply()),
                request(ProcessCatalogue.TERMINATE, new TerminateRequest(0x74, 0x5051_5253)),
                reply(ProcessCatalogue.TERMINATE, new DoneReply()),
                request(ProcessCatalogue.NOTE_EXIT, new NoteExitRequest(0x5455, 0x5657_5859)),
                reply(ProcessCatalogue.NOTE_EXIT, new DoneReply()),
                request(ProcessCatalogue.PREPARE_CHILD, new PrepareChildRequest(-1, false, List.of(0x78, 0x7C7D))),
                reply(
                        ProcessCatalogue.PREPARE_CHILD,
                        new PrepareChildReply(0x6061_6263_6465_6667L, 0x7071_7273_7475_7677L)),
                request(
                        ProcessCatalogue.CLAIM_CHILD,
                        new ClaimChildRequest(0x6061_6263_6465_6667L, 0x7071_7273_7475_7677L, 0x8182)),
                reply(ProcessCatalogue.CLAIM_CHILD, new DoneReply()));
    }
}
