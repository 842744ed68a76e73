package org.vigie.etl.source;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.vigie.etl.Journal;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Snapshot;
import org.vigie.etl.source.Outcome.Answered;
import org.vigie.etl.source.Outcome.Fetched;
import org.vigie.etl.source.Outcome.TooSlow;

/// A list of addresses, tried in order, in rounds, under one deadline over everything: the JDK's
/// own request timeout does not cover the body.
final class HttpCall implements Transport {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final String source;
    private final List<URI> addresses;
    private final Format format;
    private final Snapshots snapshots;
    private final CallLimits limits;
    private final Pause pause;
    private final InstantSource clock;

    HttpCall(
            String source,
            List<URI> addresses,
            Format format,
            Snapshots snapshots,
            CallLimits limits,
            Pause pause,
            InstantSource clock) {
        this.source = source;
        this.addresses = List.copyOf(addresses);
        this.format = format;
        this.snapshots = snapshots;
        this.limits = limits;
        this.pause = pause;
        this.clock = clock;
        if (addresses.isEmpty() || !addresses.stream().allMatch(Address::isHttp)) {
            throw new IllegalArgumentException("addresses of " + source);
        }
    }

    @Override
    public Snapshot take(Journal journal) {
        var connect = limits.deadline().compareTo(LONGEST_CONNECT) < 0;
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect ? limits.deadline() : LONGEST_CONNECT)
                .build();
        try {
            journal.activity(Activity.CALLING_SOURCE);
            return new Rounds(client, journal).run();
        } finally {
            client.shutdownNow();
            journal.activity(Activity.WORKING);
        }
    }

    private final class Rounds {
        private final HttpClient client;
        private final Journal journal;
        private final Deadline deadline = new Deadline(limits.deadline());
        private final List<URI> promising = new ArrayList<>(addresses);
        private int tries;
        private Duration asked = Duration.ZERO;
        private Duration backoff = limits.pause();
        private Place lastPlace = new Place(source, Address.shown(addresses.getFirst()));
        private Outcome last = new TooSlow();

        Rounds(HttpClient client, Journal journal) {
            this.client = client;
            this.journal = journal;
        }

        Snapshot run() {
            for (int round = 1; ; round++) {
                var snapshot = oneRound();
                if (snapshot != null) {
                    return snapshot;
                }
                if (promising.isEmpty() || round == limits.attempts() || !waited()) {
                    throw last.problem(lastPlace, tries, limits.deadline());
                }
            }
        }

        private @Nullable Snapshot oneRound() {
            asked = Duration.ZERO;
            var round = List.copyOf(promising);
            for (int index = 0; index < round.size() && !deadline.passed(); index++) {
                var address = round.get(index);
                // A silent address leaves time for those after it.
                attempt(address, deadline.left().dividedBy(round.size() - index));
                if (last instanceof Fetched fetched) {
                    return fetched.snapshot();
                }
                weigh(address);
            }
            return null;
        }

        private void attempt(URI address, Duration share) {
            tries++;
            lastPlace = new Place(source, Address.shown(address));
            last = withinTime(address, lastPlace, share);
            journal.note("try %d of %d: %s %s"
                    .formatted(tries, limits.attempts() * addresses.size(), lastPlace.location(), last.told()));
        }

        private void weigh(URI address) {
            if (!last.mayPass()) {
                promising.remove(address);
            }
            if (last instanceof Answered answered && answered.retryAfter().isPresent()) {
                var wish = answered.retryAfter().get();
                if (wish.compareTo(deadline.left()) >= 0) {
                    promising.remove(address);
                    journal.note("%s wants no call for %d s: longer than the time left"
                            .formatted(lastPlace.location(), wish.toSeconds()));
                } else if (wish.compareTo(asked) > 0) {
                    asked = wish;
                }
            }
        }

        /// @return false when there is no time left for another round
        private boolean waited() {
            var wait = asked.compareTo(backoff) > 0 ? asked : backoff;
            if (wait.compareTo(deadline.left()) >= 0) {
                return false;
            }
            journal.activity(Activity.WAITING_BEFORE_RETRY);
            pause.orGiveUp(wait);
            journal.activity(Activity.CALLING_SOURCE);
            var doubled = backoff.multipliedBy(2);
            backoff = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            return true;
        }

        private Outcome withinTime(URI address, Place place, Duration time) {
            var one = new HttpTry(client, place, format, snapshots, limits.maxApiBytes(), clock);
            var task = new FutureTask<>(() -> one.fetch(address));
            var thread = Thread.ofVirtual().name("call").start(task);
            try {
                return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                stop(task, thread);
                return new TooSlow();
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            } catch (InterruptedException e) {
                task.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while calling " + source, e);
            }
        }

        /// The interrupted try closes its connection and drops its draft.
        private void stop(FutureTask<Outcome> task, Thread thread) {
            task.cancel(true);
            try {
                thread.join(LAST_WORDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while calling " + source, e);
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable reason) {
        return switch (reason) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(reason);
        };
    }
}
