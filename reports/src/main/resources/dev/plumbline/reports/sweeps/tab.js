/* The tab: counts of verdicts first, then each experiment, the worst verdict first. */
(function () {
    'use strict';

    const plumbline = window.plumbline;
    const {element} = plumbline;
    const NARROW = 700;

    function counts(overview) {
        return element('dl', {class: 'sweeps__counts'},
            element('div', {}, element('dt', {}, 'Experiments'), element('dd', {}, plumbline.verdicts(overview.experiments))),
            overview.treatments.length === 0 ? null
                : element('div', {}, element('dt', {}, 'Treatments'), element('dd', {}, plumbline.verdicts(overview.treatments))));
    }

    function page(overview, wanted) {
        const there = overview.sweeps.some((sweep) => sweep.id === wanted);
        const started = new Date(overview.started).toISOString().slice(0, 16).replace('T', ' ');
        return element('main', {class: 'sweeps'},
            element('header', {},
                element('h2', {}, 'Sweeps'),
                element('p', {class: 'sweeps__when'}, 'Run of ' + started + ' UTC'),
                overview.sweeps.length === 0
                    ? element('p', {}, 'No experiment was measured in this run.')
                    : counts(overview)),
            overview.sweeps.map((sweep, i) => plumbline.experiment(sweep, there ? sweep.id === wanted : i === 0)));
    }

    const Layout = allure.components.AppLayout.extend({
        initialize(options) {
            this.wanted = options.wanted;
        },
        loadData() {
            return plumbline.json('data/sweeps.json').then((overview) => {
                this.overview = overview;
            });
        },
        getContentView() {
            const View = Object.getPrototypeOf(allure.components.AppLayout);
            return new View({el: page(this.overview, this.wanted), template: false});
        },
        onViewReady() {
            const section = [...this.el.querySelectorAll('.sweep')].find((one) => one.dataset.id === this.wanted);
            if (section) {
                section.scrollIntoView();
            }
        },
        shouldKeepState() {
            return false;
        },
    });

    allure.api.addTab('sweeps', {
        title: 'Sweeps',
        icon: 'fa fa-line-chart',
        route: 'sweeps(/)(:experiment)',
        onEnter: (experiment) => new Layout({wanted: experiment}),
    });
    const tabs = allure.api.tabs;
    tabs.splice(1, 0, tabs.pop()); // right behind the overview

    if (window.innerWidth < NARROW) {
        allure.settings.set({sidebarCollapsed: true}); // for this visit; the reader's own choice is kept
    }
})();
