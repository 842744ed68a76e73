package org.vigie.app;

final class Vigie {
    private Vigie() {}

    public static void main(String[] args) {}
}
