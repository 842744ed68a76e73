package org.vigie.pipelines.freight;

import org.vigie.etl.Contract;
import org.vigie.etl.Field;
import org.vigie.etl.Row;

/// A machine of the freight API's reference.
record Machine(String id, String site, long installationYear) {
    private static final Field ID = Field.text("machine_id");
    private static final Field SITE = Field.text("site_location");
    private static final Field YEAR = Field.whole("installation_year", 1900, 2100);

    static final Contract CONTRACT = Contract.of(ID, SITE, YEAR);

    static Machine of(Row row) {
        return new Machine(row.text(ID), row.text(SITE), row.whole(YEAR));
    }
}
