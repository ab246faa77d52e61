package org.basenamed.win32;

/** Constants of {@code winerror.h} that {@link Kernel32#GetLastError} can answer here. */
public final class WinError {
    public static final int ERROR_SUCCESS = 0;
    public static final int ERROR_FILE_NOT_FOUND = 2;
    public static final int ERROR_PATH_NOT_FOUND = 3;
    public static final int ERROR_TOO_MANY_OPEN_FILES = 4;
    public static final int ERROR_ACCESS_DENIED = 5;
    public static final int ERROR_INVALID_HANDLE = 6;
    public static final int ERROR_NOT_ENOUGH_MEMORY = 8;
    public static final int ERROR_NOT_SAME_DEVICE = 17;
    public static final int ERROR_WRITE_PROTECT = 19;
    public static final int ERROR_BAD_LENGTH = 24;
    public static final int ERROR_SHARING_VIOLATION = 32;
    public static final int ERROR_NOT_SUPPORTED = 50;
    public static final int ERROR_FILE_EXISTS = 80;
    public static final int ERROR_INVALID_PARAMETER = 87;
    public static final int ERROR_DISK_FULL = 112;
    public static final int ERROR_INVALID_NAME = 123;
    public static final int ERROR_NEGATIVE_SEEK = 131;
    public static final int ERROR_BAD_PATHNAME = 161;
    public static final int ERROR_ALREADY_EXISTS = 183;
    public static final int ERROR_BAD_EXE_FORMAT = 193;
    public static final int ERROR_FILENAME_EXCED_RANGE = 206;
    public static final int ERROR_NOT_OWNER = 288;
    public static final int ERROR_TOO_MANY_POSTS = 298;
    public static final int ERROR_INVALID_ADDRESS = 487;
    public static final int ERROR_MUTANT_LIMIT_EXCEEDED = 587;
    public static final int ERROR_NOACCESS = 998;
    public static final int ERROR_FILE_INVALID = 1006;
    public static final int ERROR_MAPPED_ALIGNMENT = 1132;
    public static final int ERROR_USER_MAPPED_FILE = 1224;
    public static final int ERROR_PRIVILEGE_NOT_HELD = 1314;
    public static final int ERROR_NO_SYSTEM_RESOURCES = 1450;
    public static final int ERROR_COMMITMENT_LIMIT = 1455;
    public static final int ERROR_NOT_ENOUGH_QUOTA = 1816;
    public static final int ERROR_MORE_DATA = 234;
    public static final int ERROR_NOT_SAME_OBJECT = 1656;
    public static final int RPC_S_SERVER_UNAVAILABLE = 1722;
    public static final int RPC_S_CALL_FAILED = 1726;

    private WinError() {}
}
