/* The page's own data: it stands in the page, coded in base64, so that nothing is asked of a network. */
(function () {
    'use strict';

    const plumbline = (window.plumbline = {});

    /** Allure puts the data in place while its scripts already run. */
    function ready() {
        return new Promise((resolve) => {
            const look = () => (window.reportDataReady === false ? setTimeout(look, 30) : resolve());
            look();
        });
    }

    /** A data file as it stands in the page, in base64. */
    plumbline.raw = (file) => ready().then(() => {
        const data = window.reportData && window.reportData[file];
        if (!data) {
            throw new Error('the page has no ' + file);
        }
        return data;
    });

    plumbline.json = (file) => plumbline.raw(file).then((data) => {
        const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
        return JSON.parse(new TextDecoder().decode(bytes));
    });
})();
