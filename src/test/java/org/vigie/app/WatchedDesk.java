package org.vigie.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.vigie.console.screen.Desk;

/// A desk with somebody beside it who notes what was asked on the JavaFX thread.
final class WatchedDesk {
    private final Desk watched;
    private final List<String> askedOnJavaFx = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    WatchedDesk(Desk watched) {
        this.watched = watched;
    }

    Desk desk() {
        return (Desk) Proxy.newProxyInstance(
                Desk.class.getClassLoader(),
                new Class<?>[] {Desk.class},
                (_, question, about) -> answer(question, about));
    }

    List<String> askedOnJavaFx() {
        return askedOnJavaFx;
    }

    int asked() {
        return asked.get();
    }

    private Object answer(Method question, Object[] about) throws Throwable {
        asked.incrementAndGet();
        if (Platform.isFxApplicationThread()) {
            askedOnJavaFx.add(question.getName());
        }
        try {
            return question.invoke(watched, about);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
