/* One experiment: question, verdict and answer; what is behind it when it is opened. */
(function () {
    'use strict';

    const plumbline = window.plumbline;
    const {element} = plumbline;
    const OPEN_CHARTS = 3;
    const MANY_CONTRASTS = 4;

    function list(title, texts, kind) {
        return texts.length === 0 ? null : element('section', {class: 'sweep__' + kind},
            element('h4', {}, title),
            element('ul', {}, texts.map((text) => element('li', {}, text))));
    }

    function remark({verdict, sentence}) {
        return verdict ? [plumbline.verdict(verdict), ' ', sentence] : sentence;
    }

    /** What moved level by level is folded away where it is long: the whole says it shorter. The answer stands above already. */
    function findings(remarks, answer) {
        const others = remarks.filter((one) => one.sentence !== answer);
        const contrasts = others.filter((one) => one.kind === 'CONTRAST');
        if (contrasts.length < MANY_CONTRASTS) {
            return others.map(remark);
        }
        const all = element('ul');
        const folded = folding(element('summary', {}, contrasts.length + ' factor levels that moved on their own'), all,
            () => all.append(...contrasts.map((one) => element('li', {}, remark(one)))), false, 'sweep__folded');
        return [...others.filter((one) => one.kind !== 'CONTRAST').map(remark), folded];
    }

    /** What is said of a row beside its point. */
    function tell(details, row) {
        const {number, quantity, interval, percent} = plumbline;
        const response = details.responses[row.response];
        return [
            plumbline.levels(details, row),
            row.value === undefined ? null
                : response.name + ' ' + quantity(row.value, response.unit) + (row.in ? ` (${interval(row.in)})` : ''),
            row.baseline === undefined ? null : 'baseline ' + quantity(row.baseline, response.unit),
            row.ratio === undefined ? null
                : 'new / old ' + number(row.ratio) + (row.within ? ` (${interval(row.within)})` : '')
                    + ', tolerance ' + percent(row.tolerance),
            plumbline.verdict(row.verdict),
            row.limiter ? 'limited by ' + row.limiter : null,
        ].filter(Boolean);
    }

    function go(row) {
        const page = plumbline.page(row.page);
        if (page) {
            window.location.hash = page;
        }
    }

    function charts(details) {
        const draw = (drawing) => plumbline.chart(drawing,
            (place) => tell(details, details.rows[place]), (place) => go(details.rows[place]));
        const [main, ...more] = details.charts;
        if (!main) {
            return element('p', {class: 'sweep__charts'}, 'There is no chart: nothing was swept, or nothing was measured.');
        }
        return element('div', {class: 'sweep__charts'}, draw(main), more.length > 0 ? moreCharts(more, draw) : null);
    }

    /** Made when they are looked at. */
    function moreCharts(drawings, draw) {
        const grid = element('div', {class: 'sweep__more'});
        const names = drawings.map((drawing) => drawing.name).join(' · ');
        const title = drawings.length === 1 ? '1 more chart: ' : drawings.length + ' more charts: ';
        return folding(element('summary', {}, title + names), grid,
            () => grid.append(...drawings.map(draw)), drawings.length < OPEN_CHARTS, 'sweep__folded');
    }

    function folding(summary, body, fill, open, kind) {
        const details = element('details', {class: kind}, summary, body);
        let filled = false;
        const look = () => {
            if (details.open && !filled) {
                filled = true;
                fill();
            }
        };
        details.addEventListener('toggle', look);
        details.open = open;
        look();
        return details;
    }

    function body(sweep, details) {
        return [
            ...details.notices.map((notice) => element('p', {class: 'sweep__notice', role: 'note'}, notice)),
            element('p', {class: 'sweep__plan'}, details.plan),
            list('What was expected', details.expected.map(({state, sentence}) =>
                [plumbline.expectation(state), sentence]), 'expected'),
            element('div', {class: 'sweep__grid'},
                charts(details),
                list('Findings', findings(details.findings, sweep.answer), 'findings'),
                list('Why it may be trusted, and what limits that', details.trust, 'trust'),
                element('div', {class: 'sweep__verdicts'}, plumbline.verdictTable(details))),
            wholeSweep(sweep),
        ];
    }

    function wholeSweep(sweep) {
        const page = plumbline.page(sweep.page);
        return page && element('p', {}, element('a', {href: page}, 'The whole sweep in Allure: fixtures, history, attachments'));
    }

    /** One experiment; its data are read when it is opened. */
    plumbline.experiment = (sweep, open) => {
        const summary = element('summary', {},
            plumbline.verdict(sweep.verdict),
            element('h3', {}, sweep.question || sweep.id),
            element('p', {class: 'sweep__answer'}, sweep.answer),
            element('p', {class: 'sweep__id'}, sweep.id));
        const inside = element('div', {class: 'sweep__body'});
        const fill = () => (sweep.details
            ? plumbline.json(sweep.details).then((details) => inside.append(...body(sweep, details).filter(Boolean)))
            : inside.append(wholeSweep(sweep) || ''));
        const section = folding(summary, inside, fill, open, 'sweep');
        section.dataset.id = sweep.id;
        return section;
    };
})();
