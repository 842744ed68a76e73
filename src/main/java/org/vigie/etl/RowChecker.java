package org.vigie.etl;

import java.util.function.Consumer;
import java.util.function.Function;
import org.vigie.etl.Rejection.Reason;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// Turns raw rows into values; a row that breaks the contract becomes a [Rejection].
final class RowChecker<T> {
    private final Snapshot snapshot;
    private final Contract contract;
    private final Notation notation;
    private final Function<Row, T> toValue;

    RowChecker(Snapshot snapshot, Contract contract, Notation notation, Function<Row, T> toValue) {
        this.snapshot = snapshot;
        this.contract = contract;
        this.notation = notation;
        this.toValue = toValue;
    }

    void check(RawRow raw, Consumer<T> kept, Consumer<Rejection> rejected) {
        try {
            kept.accept(value(raw));
        } catch (Rejected e) {
            rejected.accept(e.rejection());
        }
    }

    private T value(RawRow raw) {
        if (!raw.unfinished().isEmpty()) {
            judgeUnfinished(raw);
        }
        if (!raw.unsound().isEmpty()) {
            throw new Rejected(raw.line(), "", raw.unsound(), Reason.WRONG_COLUMN_COUNT);
        }
        return toValue.apply(new Row(raw, contract, notation));
    }

    /// The last line has no line end. Either the exporter leaves it out, or the file was cut while
    /// it was dropped: what the last value shows decides. A value that can only be a piece of a
    /// longer one means a cut file.
    ///
    /// @throws ProblemException FILE_TRUNCATED
    private void judgeUnfinished(RawRow raw) {
        if (!raw.unsound().isEmpty()) {
            throw new ProblemException(Code.FILE_TRUNCATED, snapshot.source(), snapshot.location(), raw.line());
        }
        for (var field : contract.fields()) {
            if (field.name().equals(raw.unfinished())) {
                var value = raw.values().get(contract.indexOf(field)).strip();
                if (!(field.kind() instanceof Field.Kind.OneOf(var allowed))) {
                    throw new Rejected(raw.line(), field.name(), value, Reason.CUT);
                }
                if (!allowed.contains(value) && allowed.stream().anyMatch(word -> word.startsWith(value))) {
                    throw new ProblemException(Code.FILE_TRUNCATED, snapshot.source(), snapshot.location(), raw.line());
                }
            }
        }
    }
}
