package org.basenamed.examples.sharing.win32;

import static org.basenamed.win32.Kernel32.*;
import static org.basenamed.win32.WinNT.*;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Makes memory that has a name, and keeps a message in it until Enter is pressed. */
public final class FirstProcess {
    static final String NAME = "Global\\MyFileMappingObject";
    static final int BUF_SIZE = 256;

    public static void main(String[] arguments) throws IOException {
        long hMapFile = CreateFileMapping(INVALID_HANDLE_VALUE, null, PAGE_READWRITE, 0, BUF_SIZE, NAME);
        if (hMapFile == 0) {
            System.out.println("Cannot create it: error " + GetLastError() + ".");
            System.exit(1);
        }
        MemorySegment pBuf = MapViewOfFile(hMapFile, FILE_MAP_ALL_ACCESS, 0, 0, BUF_SIZE);
        if (pBuf.address() == 0) {
            System.out.println("Cannot map it: error " + GetLastError() + ".");
            System.exit(2);
        }
        pBuf.setString(0, "Message from first process");
        System.out.println("The message is in " + NAME + ". Press Enter to close it.");
        System.in.read();
        UnmapViewOfFile(pBuf);
        CloseHandle(hMapFile);
        System.out.println("Closed.");
    }
}
