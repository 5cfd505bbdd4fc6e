/* The widget of the overview: counts, and the experiments with the worst verdicts. */
(function () {
    'use strict';

    const plumbline = window.plumbline;
    const {element} = plumbline;
    const SHOWN = 10;

    function line(sweep) {
        return element('li', {},
            plumbline.verdict(sweep.verdict),
            element('a', {href: '#sweeps/' + encodeURIComponent(sweep.id)}, sweep.question || sweep.id),
            element('p', {}, sweep.answer));
    }

    function widget(overview) {
        const more = overview.sweeps.length - SHOWN;
        return element('div', {class: 'sweeps-widget'},
            element('h2', {class: 'widget__title'}, 'Sweeps'),
            overview.sweeps.length === 0
                ? element('p', {}, 'No experiment was measured in this run.')
                : element('p', {}, 'Treatments: ', plumbline.verdicts(overview.treatments)),
            element('ul', {}, overview.sweeps.slice(0, SHOWN).map(line)),
            element('p', {}, element('a', {href: '#sweeps'}, more > 0 ? `Charts and tables, and ${more} more` : 'Charts and tables')));
    }

    const View = Object.getPrototypeOf(allure.components.AppLayout).extend({
        template: false,
        onRender() {
            this.el.replaceChildren(widget(this.model.attributes));
        },
    });

    const others = allure.api.widgets.widgets;
    allure.api.widgets.widgets = {};
    allure.api.addWidget('widgets', 'sweeps', View);
    Object.assign(allure.api.widgets.widgets, others); // ours is the first to be read
})();
