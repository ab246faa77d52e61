package org.basenamed.examples.sharing.win32;

import static org.basenamed.win32.Kernel32.*;
import static org.basenamed.win32.WinNT.*;

import java.lang.foreign.MemorySegment;

/** Finds the memory of the first process by its name, and shows the message. */
public final class SecondProcess {
    public static void main(String[] arguments) {
        long hMapFile = OpenFileMapping(FILE_MAP_ALL_ACCESS, false, FirstProcess.NAME);
        if (hMapFile == 0) {
            System.out.println("Cannot open it: error " + GetLastError() + ".");
            System.out.println("Is the first process running?");
            System.exit(1);
        }
        MemorySegment pBuf = MapViewOfFile(hMapFile, FILE_MAP_ALL_ACCESS, 0, 0, FirstProcess.BUF_SIZE);
        if (pBuf.address() == 0) {
            System.out.println("Cannot map it: error " + GetLastError() + ".");
            System.exit(2);
        }
        System.out.println(pBuf.getString(0));
        UnmapViewOfFile(pBuf);
        CloseHandle(hMapFile);
    }
}
