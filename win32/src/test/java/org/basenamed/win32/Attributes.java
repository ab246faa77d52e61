package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;

/** Startup information with one attribute. */
final class Attributes {
    private Attributes() {}

    static STARTUPINFOEX of(long attribute, long... handles) {
        STARTUPINFOEX startup = new STARTUPINFOEX();
        PROC_THREAD_ATTRIBUTE_LIST list = new PROC_THREAD_ATTRIBUTE_LIST();
        long[] size = {Long.MAX_VALUE};
        assertThat(ProcessThreadsApi.InitializeProcThreadAttributeList(list, 1, 0, size))
                .isTrue();
        MemorySegment value = MemorySegment.ofArray(handles);
        assertThat(ProcessThreadsApi.UpdateProcThreadAttribute(list, 0, attribute, value, value.byteSize()))
                .isTrue();
        startup.lpAttributeList = list;
        return startup;
    }
}
