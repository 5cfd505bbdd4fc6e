/* Elements, verdicts and figures. Text only ever becomes text: nothing here takes markup. */
(function () {
    'use strict';

    const plumbline = window.plumbline;

    /** The worst first, as verdicts merge. */
    const VERDICTS = [
        [null, '·', 'not judged'],
        ['BROKEN', '✕', 'broken'],
        ['NOT_COMPARABLE', '≠', 'not comparable'],
        ['REGRESSION', '▼', 'regression'],
        ['INCONCLUSIVE', '?', 'inconclusive'],
        ['NO_BASELINE', '–', 'no baseline'],
        ['IMPROVEMENT', '▲', 'improvement'],
        ['EQUIVALENT', '=', 'equivalent'],
    ];

    /** An element with attributes and children; a text among them becomes a text node, a missing one nothing. */
    plumbline.element = (name, attributes, ...children) => {
        const element = document.createElement(name);
        Object.entries(attributes || {}).forEach(([key, value]) => element.setAttribute(key, value));
        element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
        return element;
    };

    /** 0 for the worst. */
    plumbline.rank = (verdict) => VERDICTS.findIndex(([name]) => name === (verdict || null));

    plumbline.verdictWords = (verdict) => VERDICTS[plumbline.rank(verdict)][2];

    /** A verdict with its sign, so that colour is never the only difference; with a number in front for a count. */
    plumbline.verdict = (verdict, number) => {
        const [name, sign, words] = VERDICTS[plumbline.rank(verdict)];
        return plumbline.element('span', {class: 'verdict verdict_' + (name || 'none').toLowerCase()},
            plumbline.element('span', {class: 'verdict__sign', 'aria-hidden': 'true'}, sign),
            (number === undefined ? '' : number.toLocaleString('en') + ' ') + words);
    };

    const STATES = {
        MET: ['✓', 'as expected'],
        NOT_MET: ['✕', 'not as expected'],
        UNDECIDED: ['?', 'cannot tell'],
    };

    /** Whether an expectation came out; its sentence says the words too, so only the sign stands before it. */
    plumbline.expectation = (state) => plumbline.element('span',
        {class: 'verdict expectation_' + state.toLowerCase(), title: STATES[state][1]},
        plumbline.element('span', {class: 'verdict__sign', 'aria-hidden': 'true'}, STATES[state][0]));

    plumbline.verdicts = (counts) => counts.map((count) => [plumbline.verdict(count.verdict, count.count), ' ']).flat();

    /** Four significant digits, no exponent, as everywhere else in the page. */
    plumbline.number = (value) => {
        if (value === undefined || value === null) {
            return '';
        }
        const number = Number(value); // the infinite ones are texts in JSON
        if (!Number.isFinite(number)) {
            return number < 0 ? '−∞' : '∞';
        }
        if (number === 0) {
            return '0';
        }
        const places = Math.min(20, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(number)))));
        const text = (number * (1 + 1e-12)).toFixed(places); // halves go up, although binary fractions lie beside them
        return places > 0 ? text.replace(/\.?0+$/, '') : text;
    };

    plumbline.quantity = (value, unit) =>
        (value === undefined ? '' : plumbline.number(value) + (unit ? ' ' + unit : ''));

    plumbline.interval = (bounds) => (bounds ? bounds.map(plumbline.number).join(' to ') : '');

    plumbline.percent = (share) =>
        (share === undefined ? '' : (share * 100).toFixed(1).replace(/\.0$/, '') + '\u00a0%');

    /** Where Allure shows a result; null where there is none. */
    plumbline.page = (uid) => (uid ? '#testresult/' + encodeURIComponent(uid) : null);
})();
