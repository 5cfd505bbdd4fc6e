/* A table that is sorted by any of its columns and shows so many rows at a time. */
(function () {
    'use strict';

    const {element} = window.plumbline;
    const AT_A_TIME = 500;
    const natural = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});

    /** What is missing comes last, whichever way the column is sorted. */
    function compare(a, b, way) {
        const missing = (a === undefined || a === null || a === '') - (b === undefined || b === null || b === '');
        if (missing !== 0 || a === b) {
            return missing;
        }
        return way * (typeof a === 'number' && typeof b === 'number' ? a - b : natural.compare(a, b));
    }

    /**
     * Columns have a title, a key to sort by, a cell to show, and say whether they are numeric; href gives a row's page.
     * The first column's cells are the links.
     */
    window.plumbline.table = ({caption, columns, rows, href, sortedBy}) => {
        const head = element('tr');
        const body = element('tbody');
        const pager = element('nav', {class: 'table__pager', 'aria-label': 'rows of the table'});
        let order = rows.slice();
        let sorted = {column: null, way: 1};
        let first = 0;

        function cells(row) {
            return columns.map((column, i) => {
                const shown = column.cell(row);
                const kind = column.numeric ? {class: 'numeric'} : {};
                const link = i === 0 && href(row);
                return i === 0
                    ? element('th', {scope: 'row', ...kind}, link ? element('a', {href: link}, shown) : shown)
                    : element('td', kind, shown);
            });
        }

        function show() {
            body.replaceChildren(...order.slice(first, first + AT_A_TIME).map((row) => {
                const line = element('tr', {}, cells(row));
                const target = href(row);
                if (target) {
                    line.dataset.href = target;
                }
                return line;
            }));
            showPager();
        }

        function step(title, to) {
            const button = element('button', {type: 'button'}, title);
            button.disabled = to < 0 || to >= order.length;
            button.addEventListener('click', () => {
                first = to;
                show();
            });
            return button;
        }

        function showPager() {
            pager.hidden = order.length <= AT_A_TIME;
            const last = Math.min(order.length, first + AT_A_TIME);
            pager.replaceChildren(
                step('Previous', first - AT_A_TIME),
                element('span', {role: 'status'}, `rows ${first + 1} to ${last} of ${order.length}`),
                step('Next', first + AT_A_TIME));
        }

        function sort(column) {
            sorted = {column, way: sorted.column === column ? -sorted.way : 1};
            const keys = new Map(order.map((row) => [row, column.key(row)]));
            order.sort((a, b) => compare(keys.get(a), keys.get(b), sorted.way));
            first = 0;
            [...head.children].forEach((th, i) => {
                const way = columns[i] !== column ? 'none' : sorted.way > 0 ? 'ascending' : 'descending';
                th.setAttribute('aria-sort', way);
            });
            show();
        }

        columns.forEach((column) => {
            const button = element('button', {type: 'button', title: 'sort by ' + column.title}, column.title);
            button.addEventListener('click', () => sort(column));
            head.append(element('th',
                {scope: 'col', 'aria-sort': 'none', ...(column.numeric ? {class: 'numeric'} : {})}, button));
        });
        body.addEventListener('click', (event) => {
            const line = event.target.closest('tr');
            if (line && line.dataset.href && !event.target.closest('a') && String(window.getSelection()) === '') {
                window.location.hash = line.dataset.href;
            }
        });
        sort(sortedBy);
        return element('section', {class: 'table'},
            element('h4', {}, caption),
            element('div', {class: 'table__scroll', tabindex: '0', role: 'region', 'aria-label': caption},
                element('table', {'aria-label': caption}, element('thead', {}, head), body)),
            pager);
    };
})();
