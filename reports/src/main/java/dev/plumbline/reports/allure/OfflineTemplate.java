package dev.plumbline.reports.allure;

import freemarker.cache.TemplateLoader;
import io.qameta.allure.context.FreemarkerContext;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.regex.Pattern;

/**
 * Allure's page template without the script of a tag manager, and with a policy under which a browser loads nothing that is not
 * inside of the page, and runs only the scripts that stand in this template: each bears the page's random id. Without that, markup
 * in a message would run, for Allure's page shows messages as HTML.
 */
final class OfflineTemplate extends FreemarkerContext {

    private static final Pattern ANALYTICS =
            Pattern.compile("<#if analyticsDisable == false>.*?</#if>", Pattern.DOTALL);
    private static final String HEAD = "<head>";
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " script-src 'nonce-${reportUuid}'; style-src 'unsafe-inline' data:; img-src data: blob:; font-src data:;"
            + " media-src data: blob:; object-src data: blob:; connect-src data: blob:; frame-src data: blob:;"
            + " form-action 'none'; base-uri 'none'\">";

    OfflineTemplate() {
        getValue().setTemplateLoader(new Loader(getValue().getTemplateLoader()));
    }

    /**
     * The page's template without its way out.
     *
     * @throws IOException when the template is not the one we know, so that it cannot be made quiet
     */
    static String offline(String template) throws IOException {
        String quiet = ANALYTICS
                .matcher(template)
                .replaceAll("")
                .replace("<script", "<script nonce=\"${reportUuid}\"")
                .replace(HEAD, HEAD + "\n    " + POLICY + "\n    <style>" + Markup.STYLE + "</style>");
        if (!quiet.contains(POLICY) || quiet.contains("://")) {
            throw new IOException(
                    "Allure's page template is another one than that of allure-generator 2.34.0, and would ask"
                            + " for something over the network; put that version on the class path");
        }
        return quiet;
    }

    private record Loader(TemplateLoader allure) implements TemplateLoader {

        @Override
        public Object findTemplateSource(String name) throws IOException {
            return allure.findTemplateSource(name);
        }

        @Override
        public long getLastModified(Object source) {
            return allure.getLastModified(source);
        }

        @Override
        public Reader getReader(Object source, String encoding) throws IOException {
            StringWriter template = new StringWriter();
            try (Reader reader = allure.getReader(source, encoding)) {
                reader.transferTo(template);
            }
            return new StringReader(offline(template.toString()));
        }

        @Override
        public void closeTemplateSource(Object source) throws IOException {
            allure.closeTemplateSource(source);
        }
    }
}
