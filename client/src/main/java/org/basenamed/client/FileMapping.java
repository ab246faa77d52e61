package org.basenamed.client;

import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.FileHandle;
import org.basenamed.client.core.FileWish;
import org.basenamed.client.core.FileWish.Disposition;
import org.basenamed.client.core.MappedView;
import org.basenamed.client.core.SectionHandle;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.file.FileOpening;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.SectionRights;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.model.section.ViewRequest;
import org.basenamed.model.security.SecurityDescriptor;

/**
 * Memory that processes share by name: a handle to a file mapping, over a file or without one.
 *
 * <pre>{@code
 * try (FileMapping mapping = FileMapping.create("Local\\telemetry", 64 * 1024);
 *         View view = mapping.map(Access.READ_WRITE)) {
 *     view.segment().set(ValueLayout.JAVA_LONG, 0, 42);
 * }
 * }</pre>
 *
 * <p><b>Names.</b> {@code Local\x} and {@code x} are one name, {@code Global\x} is another; upper and lower case differ; a
 * backslash separates directories and occurs nowhere else; every other character but NUL is allowed, and a name may have 32766 of
 * them. All types of objects share the names. An empty name makes a mapping without one.
 *
 * <p><b>Lifetime.</b> The name goes when the last handle in any process is closed, or its process has died in whatever way. The
 * memory goes when the last view has gone too. A new mapping of the same name then has nothing to do with the old one. Memory
 * starts as zeros.
 *
 * <p><b>Threads.</b> All methods may be called by any thread. Nothing orders accesses to the memory itself: use the access modes of
 * {@link java.lang.invoke.VarHandle}.
 *
 * <p><b>Death.</b> If another process dies, this handle and its views stay as they are. If the broker dies, views stay, and the
 * handle becomes invalid.
 *
 * <p>A handle that becomes unreachable without having been closed is reported as a warning to the logger
 * {@code org.basenamed.client}, and stays open until its process ends.
 */
public final class FileMapping implements AutoCloseable {
    private static final int STANDARD = AccessMask.STANDARD_RIGHTS_REQUIRED;

    private final SectionHandle handle;
    private final String name;
    private final LeakWarning leakWarning;

    private FileMapping(SectionHandle handle, String name) {
        this.handle = handle;
        this.name = name;
        this.leakWarning = LeakWarning.watch(this, handle, name);
    }

    /**
     * Creates a mapping that can be read and written, or opens the one of that name: {@link #existed()} tells which. If it
     * existed, its size stays and {@code sizeBytes} has no meaning. Win32: {@code CreateFileMapping} with
     * {@code INVALID_HANDLE_VALUE} and {@code PAGE_READWRITE}.
     *
     * <p>A process that meets an existing mapping is granted the right to query, read and write; one that may only read has to
     * {@linkplain #open open} it.
     *
     * @param name the name; empty for a mapping that only this process knows
     * @param sizeBytes at least 1; rounded up to a page of 4096 bytes. It may exceed what is free: pages are taken when they are first
     *     touched
     * @throws AccessDeniedException if a mapping of that name exists and its owner does not let the caller in
     * @throws BasenamedException with {@code ERROR_INVALID_PARAMETER} if the size is not positive; {@code ERROR_INVALID_HANDLE} if an
     *     object of another type has the name; {@code ERROR_COMMITMENT_LIMIT} if this machine, or the control group of this process,
     *     could never hold it; {@code ERROR_PATH_NOT_FOUND}, {@code ERROR_INVALID_NAME} or {@code ERROR_BAD_PATHNAME} for a
     *     malformed name
     * @throws BrokerUnavailableException if no broker can be reached or started
     */
    public static FileMapping create(String name, long sizeBytes) {
        return create("create", name, sizeBytes);
    }

    /**
     * Creates a mapping that did not exist. As {@link #create}, but a name that is in use is refused: whoever else made it,
     * nothing of theirs is opened.
     *
     * @throws ObjectExistsException if a mapping has that name
     */
    public static FileMapping createNew(String name, long sizeBytes) {
        FileMapping mapping = create("createNew", name, sizeBytes);
        if (mapping.existed()) {
            mapping.close();
            throw BasenamedException.of(Win32Error.ERROR_ALREADY_EXISTS, "FileMapping.createNew", name, "");
        }
        return mapping;
    }

    /**
     * Creates a mapping that others than this user may use, or opens the one of that name. As {@link #create(String, long)}.
     *
     * @param security who may do what, see {@link Security}; it has no meaning if the mapping existed. To let others read, and no more,
     *     give them {@code GR}; they have to {@linkplain #open open} it, as creating asks for the right to write
     * @throws BasenamedException also with {@code ERROR_INVALID_OWNER} if the descriptor names an owner that the caller may not name;
     *     {@code ERROR_PRIVILEGE_NOT_HELD} if it says what is to be audited
     */
    public static FileMapping create(String name, long sizeBytes, SecurityDescriptor security) {
        PageProtection protection = PageProtection.READWRITE;
        SectionRequest section = new SectionRequest(protection.value(), Math.max(sizeBytes, 0));
        ObjectAttributes wish = new ObjectAttributes(name, protection.creationAccess(), 0, security);
        return adopt("FileMapping.create", wish, () -> SectionHandle.create(section, wish));
    }

    /** Creates a mapping without a name. As {@link #create} with an empty name. */
    public static FileMapping createUnnamed(long sizeBytes) {
        return create("createUnnamed", "", sizeBytes);
    }

    /**
     * Creates a mapping with options, or opens the one of that name. As {@link #create(String, long)}.
     *
     * @throws BasenamedException also with {@code ERROR_INVALID_PARAMETER} if the options exclude each other, or the size is no
     *     multiple of a large page; {@code ERROR_PRIVILEGE_NOT_HELD} if this user may not have large pages, and
     *     {@code ERROR_NO_SYSTEM_RESOURCES} if none are left
     */
    public static FileMapping create(String name, long sizeBytes, MappingOption... options) {
        FileMapping mapping = create("create", name, sizeBytes, options);
        if (!Arrays.asList(options).contains(MappingOption.COMMIT_NOW)) {
            return mapping;
        }
        boolean complete = false;
        try {
            Outcome.of("FileMapping.create", name, () -> mapping.handle.takeMemory());
            complete = true;
            return mapping;
        } finally {
            if (!complete) {
                mapping.close();
            }
        }
    }

    /**
     * Creates a mapping over a file, or opens the one of that name, whatever is behind that. Processes that could not open the file
     * themselves share it through the mapping. The file is opened for this, and stays in use as long as the mapping is: processes that use
     * this library neither shorten nor delete it meanwhile. Win32: {@code CreateFile} and {@code CreateFileMapping}.
     *
     * @param name the name; empty for a mapping without one
     * @param file an existing file
     * @param access what views may do: {@link Access#READ}, {@link Access#READ_WRITE} or {@link Access#COPY_ON_WRITE}, which only takes
     *     a file that can be read; {@link Access#READ_EXECUTE}
     * @param sizeBytes the size, exact to the byte; 0 for that of the file. If it is larger and {@code access} writes, the file is made
     *     longer, with zeros
     * @throws ObjectNotFoundException if there is no such file
     * @throws AccessDeniedException if this process may not open it so
     * @throws BasenamedException with {@code ERROR_FILE_INVALID} if the file is empty and the size 0; {@code ERROR_NOT_ENOUGH_MEMORY} if
     *     the size is larger than the file and {@code access} does not write; {@code ERROR_DISK_FULL} if the file cannot be made longer;
     *     {@code ERROR_BAD_EXE_FORMAT} for a directory, pipe or device; {@code ERROR_SHARING_VIOLATION} if another process has it open
     *     through the Win32 face and does not share it; the errors of the name as for {@link #create(String, long)}
     */
    public static FileMapping create(String name, Path file, Access access, long sizeBytes) {
        FileWish wish = new FileWish(
                file, access.fileRights(), FileOpening.SHARE_ALL, Disposition.OPEN_EXISTING, FileWish.OPTION_DIRECTORY);
        return adopt("FileMapping.create", name, () -> overFile(FileHandle.open(wish), access, sizeBytes, name));
    }

    /**
     * Creates a mapping over the file of a channel. As {@link #create(String, Path, Access, long)}. The channel may be closed afterwards.
     *
     * <p>A channel does not tell which descriptor it has: the file is found among those of this process, by its inode. One that is open
     * for as much as {@code access} takes must be among them, and the channel itself open for reading.
     *
     * @throws AccessDeniedException also if no descriptor with that access is open
     * @throws IllegalArgumentException if the channel is none of the JDK's own, so that no file can be found behind it
     */
    public static FileMapping create(String name, FileChannel channel, Access access, long sizeBytes) {
        return adopt(
                "FileMapping.create",
                name,
                () -> overFile(ChannelMapping.open(channel, access, sizeBytes), access, sizeBytes, name));
    }

    private static Result<SectionHandle> overFile(Result<FileHandle> opened, Access access, long sizeBytes, String name)
            throws BrokerUnreachableException {
        if (!(opened instanceof Result.Granted<FileHandle>(FileHandle file))) {
            return opened.then(never -> Result.refused(Win32Error.ERROR_INVALID_HANDLE));
        }
        try {
            PageProtection protection = access.sectionProtection();
            SectionRequest section = new SectionRequest(protection.value(), sizeBytes);
            return file.section(section, new ObjectAttributes(name, protection.creationAccess(), 0));
        } finally {
            // the mapping keeps the file; the handle is of no further use, and that it could not be closed no reason to
            // refuse
            file.close();
        }
    }

    private static FileMapping create(String operation, String name, long sizeBytes, MappingOption... options) {
        int protect = MappingOption.protect(options);
        int access = (MappingOption.isExecutable(options) ? PageProtection.EXECUTE_READWRITE : PageProtection.READWRITE)
                .creationAccess();
        SectionRequest section = new SectionRequest(protect, Math.max(sizeBytes, 0));
        ObjectAttributes attributes = new ObjectAttributes(name, access, 0);
        return adopt("FileMapping." + operation, attributes, () -> SectionHandle.create(section, attributes));
    }

    /**
     * Opens the mapping of that name. Win32: {@code OpenFileMapping}.
     *
     * @param access what its views will be for; the handle is granted no more. With {@link Access#READ} the kernel itself refuses
     *     writing
     * @throws ObjectNotFoundException if no object has the name
     * @throws AccessDeniedException if the mapping's owner does not let the caller in so far
     * @throws BasenamedException with {@code ERROR_INVALID_HANDLE} if an object of another type has the name, or the name is empty;
     *     the errors of a malformed name as for {@link #create}
     * @throws BrokerUnavailableException if no broker can be reached or started
     */
    public static FileMapping open(String name, Access access) {
        return open(name, access, new Right[0]);
    }

    /** As {@link #open(String, Access)}, and for some rights beside: to read or change its security descriptor. */
    public static FileMapping open(String name, Access access, Right... rights) {
        int desired = access.rights() | SectionRights.QUERY | (Right.mask(ObjectType.FILE_MAPPING, rights) & STANDARD);
        ObjectAttributes attributes = new ObjectAttributes(name, desired, 0);
        return adopt("FileMapping.open", attributes, () -> SectionHandle.open(attributes));
    }

    /**
     * Takes up a handle that this process has without having opened it: it has inherited it ({@link Inheritance}), or another process has
     * given it ({@link #duplicateTo}). Its name is not known here.
     *
     * <p>It is the same handle whoever takes it up: closing one of two {@code FileMapping}s for one value closes the other.
     *
     * @throws BasenamedException with {@code ERROR_INVALID_HANDLE} if this process has no such handle, or one to something else
     */
    public static FileMapping adopt(long handleValue) {
        return new FileMapping(HandleTransfer.adopt("FileMapping.adopt", handleValue, SectionHandle.class), "");
    }

    @FunctionalInterface
    private interface Call {
        Result<SectionHandle> make() throws BrokerUnreachableException;
    }

    private static FileMapping adopt(String operation, String name, Call call) {
        return adopt(operation, new ObjectAttributes(name, 0, 0), call);
    }

    private static FileMapping adopt(String operation, ObjectAttributes wish, Call call) {
        String name = wish.name();
        Objects.requireNonNull(name, "name");
        if (name.indexOf('\0') >= 0) {
            // Windows would cut it there, and the caller would share what it has not named
            throw BasenamedException.of(Win32Error.ERROR_INVALID_NAME, operation, name, "it contains a NUL");
        }
        RightsInUse rights = RightsInUse.toOpen(wish.desiredAccess());
        return Outcome.of(operation, name, rights, () -> call.make().map(handle -> new FileMapping(handle, name)));
    }

    /** Whether creating it met a mapping that was there already. Win32: {@code GetLastError} is {@code ERROR_ALREADY_EXISTS}. */
    public boolean existed() {
        return handle.existed();
    }

    /** Its size, a multiple of 4096 bytes unless a file is behind it: that of its creation, whatever a later caller of {@link #create} asked for. */
    public long sizeBytes() {
        return handle.section().sizeBytes();
    }

    /** The name as it was given; empty for a mapping without one. */
    public String name() {
        return name;
    }

    /**
     * Maps all of it. The view may be used by any thread and ends with {@link View#close()}. Win32: {@code MapViewOfFile}.
     *
     * @throws AccessDeniedException if the handle was opened for less
     * @throws BasenamedException with {@code ERROR_INVALID_HANDLE} if this handle is closed; {@code ERROR_NOT_ENOUGH_MEMORY} if the
     *     address space, or the kernel's limit on mappings (vm.max_map_count), is exhausted
     */
    public View map(Access access) {
        return map(access, 0, 0);
    }

    /**
     * Maps a part of it. As {@link #map(Access)}.
     *
     * @param offset where the view begins: a multiple of 64 KiB
     * @param sizeBytes how long it is; 0 for everything up to the end
     * @throws AccessDeniedException also if the view would leave the mapping
     * @throws BasenamedException also with {@code ERROR_MAPPED_ALIGNMENT} if the offset is not a multiple of 64 KiB
     */
    public View map(Access access, long offset, long sizeBytes) {
        Arena arena = Arena.ofShared();
        boolean mapped = false;
        try {
            View view = new View(mapped(access, arena, offset, sizeBytes), access, arena);
            mapped = true;
            return view;
        } finally {
            if (!mapped) {
                arena.close();
            }
        }
    }

    /**
     * Maps all of it for as long as {@code arena} lives. As {@link #map(Access)}, but closing the arena unmaps the view, and
     * only the threads that the arena admits may touch it. Cheaper than a view of its own if the arena is confined to a thread.
     *
     * @throws IllegalStateException if the arena is closed already
     * @throws WrongThreadException if the arena belongs to another thread
     */
    public View map(Access access, Arena arena) {
        return map(access, arena, 0, 0);
    }

    /** Maps a part of it for as long as {@code arena} lives. As {@link #map(Access, long, long)}. */
    public View map(Access access, Arena arena, long offset, long sizeBytes) {
        return new View(mapped(access, arena, offset, sizeBytes), access, null);
    }

    private MappedView mapped(Access access, Arena arena, long offset, long sizeBytes) {
        ViewRequest request = new ViewRequest(access.viewBits(), offset, sizeBytes, 0);
        if (request.beyondUserSpace()) {
            throw BasenamedException.of(
                    Win32Error.ERROR_INVALID_PARAMETER, "FileMapping.map", name, request.toString());
        }
        RightsInUse rights = RightsInUse.of(handle, access.rights());
        return Outcome.of("FileMapping.map", name, rights, () -> handle.map(request, arena));
    }

    /** Who owns it, and who may do what. Takes {@link Right#READ_SECURITY}. As {@link Waitable#security}. */
    public SecurityDescriptor security() {
        return Security.of(handle, name);
    }

    /**
     * Changes who may do what: its DACL. Handles and views that are open keep what they have. Takes {@link Right#WRITE_SECURITY}. As
     * {@link Waitable#setSecurity}.
     */
    public void setSecurity(SecurityDescriptor security) {
        Security.change(handle, name, security);
    }

    /** The handle's number in this process, by which a child that inherits it knows it, too. Win32: the value of the {@code HANDLE}. */
    public long handleValue() {
        return handle.value();
    }

    /**
     * Gives another process a handle to this mapping, with the rights of this one. The other process is not told: it needs the number, by
     * whatever way, and {@linkplain #adopt takes the handle up} by it. It may come to use this library only then. Win32:
     * {@code DuplicateHandle}.
     *
     * @return the number of the handle in the other process
     * @throws AccessDeniedException if that process is another user's, or has ended
     * @throws BasenamedException with {@code ERROR_INVALID_PARAMETER} if there is no such process; {@code ERROR_INVALID_HANDLE} if this
     *     handle is closed
     */
    public long duplicateTo(ProcessHandle process) {
        return HandleTransfer.duplicate(handle, name, process, HandleTransfer.sameRights());
    }

    /**
     * Gives another process a handle that is good for one kind of view. As {@link #duplicateTo(ProcessHandle)}.
     *
     * @throws AccessDeniedException also if {@code access} exceeds what this process might open the mapping for
     */
    public long duplicateTo(ProcessHandle process, Access access) {
        return HandleTransfer.duplicate(
                handle, name, process, HandleTransfer.rights(access.rights() | SectionRights.QUERY));
    }

    /**
     * Lets children that are started by {@link Inheritance} inherit this handle, or no longer; at first they do not. Win32:
     * {@code SetHandleInformation} with {@code HANDLE_FLAG_INHERIT}.
     *
     * @throws BasenamedException with {@code ERROR_INVALID_HANDLE} if this handle is closed
     */
    public void setInheritable(boolean inheritable) {
        HandleTransfer.inheritable(handle, name, inheritable);
    }

    /** Whether this handle has not been closed, and the broker that gave it lives. */
    public boolean isOpen() {
        return handle.isOpen();
    }

    /**
     * Closes the handle; its views stay. When this returns and no other handle is open, in whatever process, the name is free. Closing
     * again does nothing. Win32: {@code CloseHandle}.
     */
    @Override
    public void close() {
        leakWarning.closed();
        handle.close();
    }

    @Override
    public String toString() {
        return "FileMapping[" + (name.isEmpty() ? "unnamed" : name) + ", " + sizeBytes() + " bytes, handle "
                + handle.value() + (isOpen() ? "]" : ", closed]");
    }
}
