/**
 * The arithmetic of file mappings and views: protections, sizes, offsets and the order of refusals. Start with
 * {@link org.basenamed.model.section.SectionRequest} (creating) and
 * {@link org.basenamed.model.section.ViewRequest} (mapping).
 */
@NullMarked
package org.basenamed.model.section;

import org.jspecify.annotations.NullMarked;
