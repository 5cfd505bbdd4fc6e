package dev.plumbline.engine;

import dev.plumbline.lab.LabDescription;
import dev.plumbline.model.MisuseException;

/** Keeps a lab that is held against another's sessions from storing its own. */
final class BorrowedBaselines {

    private BorrowedBaselines() {}

    static void refuse(LabDescription lab, String property) {
        if (!lab.baselinesOf().equals(lab.name())) {
            throw new MisuseException("lab '" + lab.name() + "' is held against the sessions of lab '"
                    + lab.baselinesOf() + "', so nothing of its own is stored; leave out " + property);
        }
    }
}
