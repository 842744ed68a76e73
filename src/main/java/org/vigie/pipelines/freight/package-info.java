/// The freight night (dossier DPA): freight API + ERP file → located transactions → daily
/// statistics of the stations. One page: [FreightPipeline]. The business rules stand on the things
/// they are about.
@NullMarked
package org.vigie.pipelines.freight;

import org.jspecify.annotations.NullMarked;
