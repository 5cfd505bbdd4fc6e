/* A ratio with its interval and its tolerance as a small drawing, one scale for a whole table: a forest plot. */
(function () {
    'use strict';

    const SVG = 'http://www.w3.org/2000/svg';
    const WIDTH = 120;
    const HEIGHT = 16;

    function shape(name, attributes) {
        const element = document.createElementNS(SVG, name);
        Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
        return element;
    }

    /** How far from no change the scale reaches, on logarithms: to the farthest ratio, and past the widest tolerance. */
    function reach(rows) {
        const far = rows.flatMap((row) => [row.ratio, 1 + 2 * (row.tolerance || 0)])
            .map((ratio) => Math.abs(Math.log(ratio)))
            .filter(Number.isFinite);
        return Math.min(Math.log(10), far.reduce((most, one) => Math.max(most, one), 0.01) * 1.15);
    }

    /** Returns what draws a row. */
    window.plumbline.forest = (rows) => {
        const most = reach(rows);
        const place = (ratio) => {
            const log = Math.log(Math.max(1e-9, Number(ratio)));
            return (WIDTH / 2) * (1 + Math.max(-1, Math.min(1, log / most)));
        };
        return (row) => {
            if (row.ratio === undefined) {
                return null;
            }
            const svg = shape('svg', {class: 'forest', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true'});
            const from = place(1 - row.tolerance);
            svg.append(shape('rect', {class: 'forest__tolerance', x: from, y: 0, width: place(1 + row.tolerance) - from, height: HEIGHT}));
            svg.append(shape('line', {class: 'forest__none', x1: WIDTH / 2, x2: WIDTH / 2, y1: 0, y2: HEIGHT}));
            if (row.within) {
                const [low, high] = row.within.map(place);
                svg.append(shape('line', {class: 'forest__interval', x1: low, x2: high, y1: HEIGHT / 2, y2: HEIGHT / 2}));
            }
            svg.append(shape('circle', {class: 'forest__ratio', cx: place(row.ratio), cy: HEIGHT / 2, r: 3.5}));
            return svg;
        };
    };
})();
