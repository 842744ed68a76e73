package org.vigie.console.screen;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.vigie.language.Texts;

/// All bundles as one, for FXML.
final class TextsBundle extends ResourceBundle {
    private final Texts texts;

    TextsBundle(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.has(key) ? texts.text(key) : null;
    }

    @Override
    public boolean containsKey(String key) {
        return texts.has(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.emptyEnumeration();
    }
}
