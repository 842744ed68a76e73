package org.vigie.warehouse.telemetry;

/// The risk of one reading as a model sees it, beside the metrics that it saw.
///
/// @param riskPercent 0 to 100, two decimals
public record Prediction(
        String loco,
        String timestamp,
        double flow,
        double pressure,
        double vibration,
        double temperature,
        double riskPercent,
        boolean failure,
        Basis basis) {
    /// How the model knew the reading.
    public enum Basis {
        /// Scored by a forest that has not seen the reading in its training.
        OUT_OF_FOLD("out-of-fold"),
        /// The reading came after the model.
        UNSEEN("unseen");

        private final String word;

        Basis(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
