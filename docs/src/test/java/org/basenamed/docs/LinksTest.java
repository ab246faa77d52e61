package org.basenamed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links between pages, and from pages to sources, lead somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    /** As many as there are in the pages that no release can be without; a pattern that finds none would prove nothing. */
    private static final int LINKS_AT_LEAST = 40;

    @Test
    void every_relative_link_leads_to_something_in_the_checkout() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Page page : Page.all()) {
            for (String line : page.prose()) {
                Matcher link = LINK.matcher(line);
                while (link.find()) {
                    links++;
                    if (!leadsSomewhere(page, link.group(1))) {
                        broken.add(page.path() + ": " + link.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThanOrEqualTo(LINKS_AT_LEAST);
    }

    private static boolean leadsSomewhere(Page page, String link) {
        if (ELSEWHERE.matcher(link).matches()) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page.path()
                : page.path().resolveSibling(parts[0]).normalize();
        if (!target.startsWith(Page.CHECKOUT) || !Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || Page.at(target).anchors().contains(parts[1]);
    }
}
