/* A chart that says more where the pointer or the arrow keys are, and leads to a treatment's page. */
(function () {
    'use strict';

    const {element} = window.plumbline;
    const NEAR = 24;

    /** Spots are stored as x, y, row, one after the other. */
    function spots(numbers) {
        const list = [];
        for (let i = 0; i < numbers.length; i += 3) {
            list.push({x: numbers[i], y: numbers[i + 1], row: numbers[i + 2]});
        }
        return list;
    }

    function nearest(list, x, y) {
        let best = null;
        let least = NEAR * NEAR;
        list.forEach((spot) => {
            const distance = (spot.x - x) ** 2 + (spot.y - y) ** 2;
            if (distance < least) {
                best = spot;
                least = distance;
            }
        });
        return best;
    }

    /** Says what it is told to in lines, beside a spot, and marks the spot. */
    function pointerOver(frame, image, tell) {
        const ring = element('div', {class: 'chart__ring', hidden: ''});
        const tip = element('div', {class: 'chart__tip', role: 'status', hidden: ''});
        frame.append(ring, tip);
        return (spot) => {
            ring.hidden = tip.hidden = !spot;
            frame.classList.toggle('chart__frame_over', Boolean(spot));
            if (!spot) {
                return;
            }
            const scale = image.clientWidth / image.naturalWidth;
            ring.style.left = spot.x * scale + 'px';
            ring.style.top = spot.y * scale + 'px';
            tip.replaceChildren(...tell(spot.row).map((line) => element('div', {}, line)));
            const room = frame.clientWidth - tip.offsetWidth;
            tip.style.left = Math.max(0, Math.min(room, spot.x * scale + 12)) + 'px';
            tip.style.top = spot.y * scale + 14 + 'px';
        };
    }

    /** tell gives the lines on a row, go opens its page. */
    window.plumbline.chart = (drawing, tell, go) => {
        const list = spots(drawing.spots);
        const image = element('img', {alt: drawing.description});
        const frame = element('div', {class: 'chart__frame'}, image);
        window.plumbline.raw(drawing.file).then((data) => {
            image.src = 'data:image/svg+xml;base64,' + data;
        }, () => image.replaceWith('The page holds no drawing for this chart.'));
        if (list.length > 0) {
            follow(frame, image, list, pointerOver(frame, image, tell), go, drawing.name);
        }
        return element('figure', {class: 'chart'}, frame);
    };

    function follow(frame, image, list, show, go, name) {
        let current = null;
        const set = (spot) => {
            current = spot;
            show(spot);
        };
        const at = (event) => {
            const box = image.getBoundingClientRect();
            const scale = image.naturalWidth / box.width;
            return nearest(list, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
        };
        frame.setAttribute('tabindex', '0');
        frame.setAttribute('role', 'group');
        frame.setAttribute('aria-label', name + ': arrow keys go from point to point, Enter opens a treatment');
        frame.addEventListener('pointermove', (event) => event.pointerType === 'mouse' && set(at(event)));
        frame.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && set(null));
        frame.addEventListener('click', (event) => {
            const spot = at(event);
            const told = spot && current && spot.row === current.row; // a finger's first touch only tells
            set(spot);
            if (told) {
                go(spot.row);
            }
        });
        frame.addEventListener('keydown', (event) => {
            const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
            if (step) {
                const next = current ? list.indexOf(current) + step : step > 0 ? 0 : list.length - 1;
                set(list[Math.max(0, Math.min(list.length - 1, next))]);
                event.preventDefault();
            } else if (event.key === 'Enter' && current) {
                go(current.row);
            } else if (event.key === 'Escape') {
                set(null);
            }
        });
    }
})();
