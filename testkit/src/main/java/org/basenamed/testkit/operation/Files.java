package org.basenamed.testkit.operation;

import java.util.List;

/** Files, named relative to the scratch directory of the scenario. */
final class Files {

    private Files() {}

    static List<Row> rows() {
        return List.of(
                Row.missing("CreateFile", "name access= share= disp= flags= sa= inherit="),
                Row.missing("WriteFile", "h off data"),
                Row.missing("ReadFile", "h off len"),
                Row.missing("SetFileSize", "h size"),
                Row.missing("GetFileSize", "h"),
                Row.missing("DeleteFile", "name"),
                Row.missing("SetFileAttributes", "name attr"));
    }
}
