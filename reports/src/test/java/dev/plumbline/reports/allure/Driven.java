package dev.plumbline.reports.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of a page in which a reader's hand moves: a script that clicks and points where a reader would, and leaves what it saw
 * in the document. The page's policy lets it run because it bears the page's own random id.
 */
record Driven(Path page) {

    private static final Pattern NONCE = Pattern.compile("script-src 'nonce-([^']+)'");

    /** What a script can say: wait for an element, click on it, point at a place of a chart, leave a word. */
    private static final String HAND = """
            const see = async (what) => {
                for (let i = 0; i < 200; i++) {
                    const found = document.querySelector(what);
                    if (found) { return found; }
                    await new Promise((resolve) => setTimeout(resolve, 20));
                }
                throw new Error('never saw ' + what);
            };
            const click = async (what) => (await see(what)).click();
            const point = async (type, x, y) => {
                const frame = await see('.chart__frame');
                const box = frame.querySelector('img').getBoundingClientRect();
                const scale = box.width / frame.querySelector('img').naturalWidth;
                frame.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerType: 'mouse',
                    clientX: box.left + x * scale, clientY: box.top + y * scale}));
            };
            const texts = (what) => [...document.querySelectorAll(what)].map((one) => one.textContent);
            const leave = (name, value) => {
                const seen = document.createElement('pre');
                seen.className = 'seen';
                seen.textContent = name + '=' + value;
                document.body.append(seen);
            };
            """;

    /** The address of the copy. */
    String address(String script) throws IOException {
        String html = Files.readString(page);
        Matcher nonce = NONCE.matcher(html);
        if (!nonce.find()) {
            throw new AssertionError("the page has no policy");
        }
        int end = html.lastIndexOf("</body>");
        Path copy = page.resolveSibling("driven.html");
        Files.writeString(
                copy,
                html.substring(0, end) + "<script nonce=\"" + nonce.group(1) + "\">" + HAND + "(async () => {" + script
                        + "})().catch((e) => leave('failed', e));</script>" + html.substring(end));
        return copy.toUri().toString();
    }

    /** What the script left under a name. */
    static String seen(Chromium.Opened opened, String name) {
        Matcher seen = Pattern.compile("<pre class=\"seen\">" + name + "=([^<]*)</pre>")
                .matcher(opened.dom());
        if (!seen.find()) {
            Matcher failed =
                    Pattern.compile("<pre class=\"seen\">([^<]*)</pre>").matcher(opened.dom());
            throw new AssertionError(
                    "the script left no '" + name + "'" + (failed.find() ? " but " + failed.group(1) : ""));
        }
        return seen.group(1);
    }
}
