package org.vigie.etl.learn;

import java.util.stream.IntStream;

/// The readings that the gates look at: the night's own, and, as a night may be small, the newest
/// ones with it.
///
/// @param recent the night among the newest learned readings, at least [#LEAST] where there are so many
record Company(Lesson lesson, Examples recent) {
    private static final int LEAST = 500;

    static Company of(Lesson lesson) {
        var night = lesson.night();
        if (night.size() >= LEAST) {
            return new Company(lesson, night);
        }
        var learnable = lesson.learnable();
        var recent = Examples.of(night.schema());
        IntStream.range(0, night.size()).forEach(row -> recent.add(night, row));
        IntStream.range(0, learnable.size())
                .filter(row -> !learnable.ofTheNight(row))
                .limit(LEAST - night.size())
                .forEach(row -> recent.add(learnable, row));
        return new Company(lesson, recent.build());
    }

    Examples night() {
        return lesson.night();
    }

    Examples learnable() {
        return lesson.learnable();
    }
}
