package org.basenamed.model;

import java.util.HashMap;
import java.util.Map;

/** The Win32 error codes that this system answers with ({@code spec/errors.md}). */
public enum Win32Error {
    ERROR_SUCCESS(0, "the operation succeeded"),
    ERROR_FILE_NOT_FOUND(2, "no object has this name"),
    ERROR_PATH_NOT_FOUND(3, "a directory of the name's path does not exist"),
    ERROR_TOO_MANY_OPEN_FILES(4, "no further file can be opened"),
    ERROR_ACCESS_DENIED(5, "access is denied"),
    ERROR_INVALID_HANDLE(6, "the handle is invalid, or the object is of another type"),
    ERROR_NOT_ENOUGH_MEMORY(8, "not enough memory, or the requested size is too big"),
    ERROR_OUTOFMEMORY(14, "out of memory"),
    ERROR_NOT_SAME_DEVICE(17, "the names are on different file systems"),
    ERROR_WRITE_PROTECT(19, "the file system is read-only"),
    ERROR_BAD_LENGTH(24, "the length is wrong"),
    ERROR_GEN_FAILURE(31, "the target does not work any more"),
    ERROR_SHARING_VIOLATION(32, "the file is in use in a way that forbids this"),
    ERROR_NOT_SUPPORTED(50, "the request is not supported"),
    ERROR_FILE_EXISTS(80, "the file exists already"),
    ERROR_INVALID_PARAMETER(87, "a parameter is incorrect"),
    ERROR_DISK_FULL(112, "there is not enough space on the disk"),
    ERROR_INSUFFICIENT_BUFFER(122, "the buffer is too small"),
    ERROR_INVALID_NAME(123, "the name's syntax is incorrect"),
    ERROR_NEGATIVE_SEEK(131, "the position would lie before the file"),
    ERROR_BAD_PATHNAME(161, "the name starts with a backslash"),
    ERROR_ALREADY_EXISTS(183, "the object exists already"),
    ERROR_BAD_EXE_FORMAT(193, "the file cannot back a section of this kind"),
    ERROR_FILENAME_EXCED_RANGE(206, "the name is too long"),
    ERROR_MORE_DATA(234, "more data is available"),
    ERROR_NOT_OWNER(288, "the caller does not own the mutex"),
    ERROR_TOO_MANY_POSTS(298, "the semaphore's maximum would be exceeded"),
    ERROR_INVALID_ADDRESS(487, "the address is invalid for this"),
    ERROR_MUTANT_LIMIT_EXCEEDED(587, "the mutex cannot be acquired more often"),
    ERROR_OBJECT_NAME_EXISTS(698, "the attribute was given twice"),
    ERROR_NOACCESS(998, "a pointer argument is invalid"),
    ERROR_FILE_INVALID(1006, "the file is empty"),
    ERROR_NO_TOKEN(1008, "the thread does not impersonate"),
    ERROR_MAPPED_ALIGNMENT(1132, "the offset or base address is not a multiple of 64 KiB"),
    ERROR_USER_MAPPED_FILE(1224, "the file has a section or view open"),
    ERROR_NOT_ALL_ASSIGNED(1300, "not all privileges are held"),
    ERROR_UNKNOWN_REVISION(1305, "the revision is unknown"),
    ERROR_INVALID_OWNER(1307, "this owner may not be assigned"),
    ERROR_PRIVILEGE_NOT_HELD(1314, "a required privilege is not held"),
    ERROR_INVALID_ACL(1336, "the access control list is invalid"),
    ERROR_INVALID_SID(1337, "the SID is invalid"),
    ERROR_INVALID_SECURITY_DESCR(1338, "the security descriptor is invalid"),
    ERROR_NO_SYSTEM_RESOURCES(1450, "the system's resources do not suffice"),
    ERROR_COMMITMENT_LIMIT(1455, "the memory could never be provided by this machine or control group"),
    ERROR_NOT_SAME_OBJECT(1656, "the handles refer to different objects"),
    RPC_S_INVALID_STRING_UUID(1705, "a string in the descriptor is invalid"),
    RPC_S_SERVER_UNAVAILABLE(1722, "the broker cannot be reached or started"),
    RPC_S_CALL_FAILED(1726, "the broker went away during the call"),
    ERROR_NOT_ENOUGH_QUOTA(1816, "a quota is exhausted");

    private static final Map<Integer, Win32Error> BY_CODE = byCode();

    private final int code;
    private final String meaning;

    Win32Error(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    private static Map<Integer, Win32Error> byCode() {
        Map<Integer, Win32Error> errors = new HashMap<>();
        for (Win32Error error : values()) {
            errors.put(error.code, error);
        }
        return Map.copyOf(errors);
    }

    /** The error with this code; {@link #ERROR_GEN_FAILURE} for a code that this version does not know. */
    public static Win32Error of(int code) {
        return BY_CODE.getOrDefault(code, ERROR_GEN_FAILURE);
    }

    /** The number that {@code GetLastError} returns. */
    public int code() {
        return code;
    }

    /** One clause for people. */
    public String meaning() {
        return meaning;
    }
}
