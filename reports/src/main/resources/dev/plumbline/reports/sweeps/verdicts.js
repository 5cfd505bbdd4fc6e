/* The verdict table of one experiment. */
(function () {
    'use strict';

    const plumbline = window.plumbline;

    /** A treatment's levels in words, as in "vms=8, placement=PACKED". */
    plumbline.levels = (details, row) =>
        details.factors.map((factor, i) => factor.name + '=' + factor.levels[row.at[i]].text).join(', ') || 'all';

    function factorColumn(factor, i) {
        const level = (row) => factor.levels[row.at[i]];
        return {
            title: factor.name,
            numeric: factor.levels.every((one) => one.number !== undefined),
            key: (row) => (level(row).number === undefined ? level(row).text : level(row).number),
            cell: (row) => level(row).text,
        };
    }

    function columns(details) {
        const {number, quantity, interval, percent} = plumbline;
        const several = details.responses.length > 1;
        const unit = (row) => details.responses[row.response].unit;
        const forest = plumbline.forest(details.rows);
        const factors = details.factors.length > 0
            ? details.factors.map(factorColumn)
            : [{title: 'treatment', key: () => 'all', cell: () => 'all'}];
        return [
            ...factors,
            several && {title: 'response', key: (row) => details.responses[row.response].name,
                cell: (row) => details.responses[row.response].name},
            {title: 'verdict', key: (row) => plumbline.rank(row.verdict), cell: (row) => plumbline.verdict(row.verdict)},
            {title: 'new / old', numeric: true, key: (row) => row.ratio, cell: (row) => number(row.ratio)},
            {title: 'interval', key: (row) => row.within && row.within[0],
                cell: (row) => plumbline.element('span', {class: 'nowrap'}, forest(row), interval(row.within))},
            {title: several ? 'value' : details.responses[0].name, numeric: true, key: (row) => row.value,
                cell: (row) => quantity(row.value, unit(row))},
            {title: 'baseline', numeric: true, key: (row) => row.baseline,
                cell: (row) => quantity(row.baseline, unit(row))},
            {title: 'tolerance', numeric: true, key: (row) => row.tolerance, cell: (row) => percent(row.tolerance)},
            {title: 'limited by', key: (row) => row.limiter, cell: (row) => row.limiter},
        ].filter(Boolean);
    }

    /** The worst verdict first; the order of declaration among equals. */
    plumbline.verdictTable = (details) => {
        const all = columns(details);
        return plumbline.table({
            caption: 'Verdicts on each treatment: select one for its trials',
            columns: all,
            rows: details.rows,
            href: (row) => plumbline.page(row.page),
            sortedBy: all.find((column) => column.title === 'verdict'),
        });
    };
})();
