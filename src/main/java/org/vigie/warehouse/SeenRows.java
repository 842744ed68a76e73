package org.vigie.warehouse;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.vigie.sqlite.Session;

/// The rows of older runs that this file has brought already, by number: what comes twice in one
/// file is a duplicate, even where it changes nothing. Kept by SQLite, out of the heap.
public final class SeenRows implements AutoCloseable {
    private static final Name SEEN = DSL.name("seen_row");
    private static final Field<Long> ROW = DSL.field(DSL.name("seen"), SQLDataType.BIGINT);

    private final Session session;
    private final PreparedStatement mark;

    private SeenRows(Session session, PreparedStatement mark) {
        this.session = session;
        this.mark = mark;
    }

    /// One for each session: the table lasts as long as its connection.
    public static SeenRows in(Session session) {
        var sql = session.read(context -> {
            context.createTemporaryTable(SEEN).column(ROW).primaryKey(ROW).execute();
            return context.insertInto(DSL.table(SEEN), ROW)
                    .values(0L)
                    .onConflict(ROW)
                    .doNothing()
                    .getSQL();
        });
        return session.told(() -> new SeenRows(session, session.connection().prepareStatement(sql)));
    }

    /// @return false when the row was marked before
    public boolean mark(long row) throws SQLException {
        mark.setLong(1, row);
        return mark.executeUpdate() == 1;
    }

    @Override
    public void close() {
        session.told(() -> {
            mark.close();
            return true;
        });
    }
}
