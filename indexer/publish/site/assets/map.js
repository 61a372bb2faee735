/* The concept map: dots, names and the edges around what is pointed at, on a canvas. Drag, wheel, pinch, keys. */
(() => {
  "use strict";
  const { Names, Grid } = window.explorerParts;
  const told = window.explorerMap;
  const count = told.label.length;
  const box = document.querySelector(".chart");
  const say = box.dataset;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const panel = document.createElement("div");
  const field = document.createElement("input");
  const options = document.createElement("datalist");
  const FONT = 13;
  const LARGE = 19;
  const SMALLEST = 1.6;
  const ZOOM = 8;
  const grid = new Grid(told.x, told.y, 80);
  const beside = Array.from({ length: count }, () => []);
  told.left.forEach((left, edge) => { beside[left].push(told.right[edge]); beside[told.right[edge]].push(left); });

  let width = 0;
  let height = 0;
  let ratio = 1;
  let fit = 1;
  let scale = 1;
  let middle = { x: 0, y: 0 };
  let selected = -1;
  let pointed = -1;
  let asked = false;
  let colours = {};
  let names = null;

  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", `${say.label}. ${say.keys}`);
  Object.assign(field, { type: "search", placeholder: say.find, autocomplete: "off" });
  field.setAttribute("aria-label", say.find);
  field.setAttribute("list", "map-names");
  options.id = "map-names";
  panel.className = "chosen";
  panel.setAttribute("role", "status");
  const keys = document.createElement("p");
  keys.className = "keys-note";
  keys.textContent = say.keys;
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.append(canvas);
  box.append(field, options, frame, panel, keys);
  box.hidden = false;

  const radius = (place) => Math.max(SMALLEST, (1.2 + told.size[place] * 0.75) * Math.min(2.2, Math.sqrt(scale / fit)));
  const screen = (x, y) => [(x - middle.x) * scale + width / 2, (y - middle.y) * scale + height / 2];
  const world = (x, y) => [(x - width / 2) / scale + middle.x, (y - height / 2) / scale + middle.y];
  const address = (place) => `concept/${encodeURIComponent(told.page[place] || told.label[place]).replace(/%7E/g, "~")}.html`;

  function readColours() {
    const style = getComputedStyle(frame);
    const dark = style.colorScheme === "dark" || (style.colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    const hue = (group) => Math.round((group * 137.508 + 205) % 360);
    colours = {
      text: style.color, paper: style.backgroundColor, edge: dark ? "#9aa4ad" : "#6b7379", dark,
      groups: told.groups.map(([, page], group) => (page ? `hsl(${hue(group)} ${dark ? "42% 62%" : "45% 46%"})` : dark ? "#7b838a" : "#9a9d9f")),
    };
  }

  function measure() {
    const family = getComputedStyle(box).fontFamily;
    const serif = getComputedStyle(document.querySelector("h1")).fontFamily;
    colours.small = `${FONT}px ${family}`;
    colours.large = `600 ${LARGE}px ${serif}`;
    const items = [];
    context.font = colours.large;
    told.groups.forEach(([label, , x, y, reach], group) => {
      items.push({ text: label, group, large: true, x, y: y - reach, lift: 2, width: context.measureText(label).width + 16, height: LARGE * 1.5, until: Math.max(fit * 1.9, 90 / reach) });
    });
    context.font = colours.small;
    told.label.forEach((label, place) => {
      const text = label.length > 24 ? `${label.slice(0, 23)}…` : label;
      items.push({ text, place, x: told.x[place], y: told.y[place], lift: 13, width: context.measureText(text).width + 8, height: FONT * 1.35, until: Infinity });
    });
    names = new Names(items);
  }

  function resize() {
    ratio = Math.min(2, devicePixelRatio || 1);
    width = frame.clientWidth;
    height = frame.clientHeight;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const before = fit;
    const [left, top, right, bottom] = bounds();
    fit = Math.min(width / (right - left + 60), height / (bottom - top + 60));
    scale = names ? (scale * fit) / before : fit;
    if (!names) middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    measure();
    draw();
  }

  function bounds() {
    const around = told.groups.map(([, , x, y, reach]) => [x - reach, y - reach, x + reach, y + reach]);
    const most = (side, pick) => around.reduce((best, one) => pick(best, one[side]), around[0][side]);
    return [most(0, Math.min), most(1, Math.min), most(2, Math.max), most(3, Math.max)];
  }

  function draw() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(paint);
  }

  function paint() {
    asked = false;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, width, height);
    const [left, top] = world(0, 0);
    const [right, bottom] = world(width, height);
    const marked = selected >= 0 ? selected : pointed;
    paintDots(left, top, right, bottom, marked >= 0 ? 0.35 : 1);
    const lit = marked >= 0 ? paintAround(marked) : new Set();
    paintNames(left, top, right, bottom, lit);
  }

  function paintDots(left, top, right, bottom, strength) {
    const paths = told.groups.map(() => []);
    grid.inside(left - 10, top - 10, right + 10, bottom + 10, (place) => paths[told.group[place]].push(place));
    context.globalAlpha = strength;
    paths.forEach((places, group) => {
      if (!places.length) return;
      context.fillStyle = colours.groups[group];
      context.beginPath();
      for (const place of places) {
        const [x, y] = screen(told.x[place], told.y[place]);
        const size = radius(place);
        if (size < 1.5) context.rect(x - size, y - size, 2 * size, 2 * size);
        else { context.moveTo(x + size, y); context.arc(x, y, size, 0, 7); }
      }
      context.fill();
    });
    context.globalAlpha = 1;
  }

  function paintAround(marked) {
    const lit = new Set([marked, ...beside[marked]]);
    const [fromX, fromY] = screen(told.x[marked], told.y[marked]);
    context.strokeStyle = colours.edge;
    context.lineWidth = 1;
    context.beginPath();
    for (const other of beside[marked]) {
      context.moveTo(fromX, fromY);
      context.lineTo(...screen(told.x[other], told.y[other]));
    }
    context.stroke();
    for (const place of lit) {
      const [x, y] = screen(told.x[place], told.y[place]);
      context.fillStyle = colours.groups[told.group[place]];
      context.beginPath();
      context.arc(x, y, radius(place) + (place === marked ? 2.5 : 1), 0, 7);
      context.fill();
    }
    return lit;
  }

  function paintNames(left, top, right, bottom, lit) {
    const margin = 120 / scale;
    const shown = lit.size ? around(lit) : names.at(scale);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = colours.paper;
    let large = null;
    for (const item of shown) {
      if (item.x < left - margin || item.x > right + margin || item.y < top - margin || item.y > bottom + margin) continue;
      if (item.large !== large) {
        large = item.large;
        context.font = large ? colours.large : colours.small;
        context.lineWidth = large ? 5 : 3;
        context.fillStyle = colours.text;
      }
      const [x, y] = screen(item.x, item.y);
      context.strokeText(item.text, x, y - item.lift);
      context.fillText(item.text, x, y - item.lift);
    }
  }

  /* The names of a concept and those beside it, as far as they have room; chosen anew as few stand there. */
  function around(lit) {
    const marked = [...lit][0];
    const first = told.groups.length;
    const items = [...lit].slice(0, 60).map((place) => names.items[first + place]);
    return new Names(items.sort((one, other) => (other.place === marked) - (one.place === marked))).choose(scale);
  }

  function zoom(factor, x = width / 2, y = height / 2) {
    const [wasX, wasY] = world(x, y);
    scale = Math.max(fit * 0.6, Math.min(fit * 4 * ZOOM, scale * factor));
    const [isX, isY] = world(x, y);
    middle = { x: middle.x + wasX - isX, y: middle.y + wasY - isY };
    draw();
  }

  function move(x, y) {
    middle = { x: middle.x - x / scale, y: middle.y - y / scale };
    draw();
  }

  function reset() {
    const [left, top, right, bottom] = bounds();
    scale = fit;
    middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    select(-1);
  }

  function link(place) {
    const found = document.createElement("a");
    found.href = address(place);
    found.textContent = told.label[place];
    return found;
  }

  function select(place, near = false) {
    selected = place;
    panel.replaceChildren();
    if (place >= 0) {
      const head = document.createElement("p");
      const number = document.createElement("span");
      number.className = "count";
      number.textContent = say.articles.replace("{}", told.articles[place].toLocaleString("en"));
      const open = link(place);
      open.className = "open";
      head.append(open, " ", number);
      const others = document.createElement("p");
      others.className = "core";
      for (const other of beside[place].slice(0, 24)) others.append(link(other), " ");
      panel.append(head, others);
      if (near) {
        middle = { x: told.x[place], y: told.y[place] };
        scale = Math.max(scale, fit * 3);
      }
    }
    draw();
  }

  /* The nearest concept in a direction: it must lie more there than aside. */
  function step(x, y) {
    const from = selected >= 0 ? selected : grid.nearest(middle.x, middle.y, 1e6 / Math.max(1, count)) ;
    if (selected < 0) return select(from >= 0 ? from : 0, true);
    let best = -1;
    let least = Infinity;
    for (let place = 0; place < count; place += 1) {
      const along = (told.x[place] - told.x[from]) * x + (told.y[place] - told.y[from]) * y;
      const aside = Math.abs((told.x[place] - told.x[from]) * y) + Math.abs((told.y[place] - told.y[from]) * x);
      if (along > 0 && along >= aside && along + 2 * aside < least) { least = along + 2 * aside; best = place; }
    }
    if (best >= 0) select(best, true);
    return undefined;
  }

  function find(text) {
    const query = text.trim().toLowerCase();
    if (!query) return select(-1);
    const low = told.label.map((label) => label.toLowerCase());
    const place = [(one) => one === query, (one) => one.startsWith(query), (one) => one.includes(query)].map((test) => low.findIndex(test)).find((one) => one >= 0);
    if (place !== undefined) select(place, true);
    else panel.textContent = say.nothing;
    return undefined;
  }

  const pointers = new Map();
  let moved = 0;
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const was = pointers.get(event.pointerId);
    if (!was) return point(event);
    const now = [event.offsetX, event.offsetY];
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) zoom(Math.hypot(now[0] - other[0], now[1] - other[1]) / Math.max(1, Math.hypot(was[0] - other[0], was[1] - other[1])), ...other);
    else move(now[0] - was[0], now[1] - was[1]);
    moved += Math.abs(now[0] - was[0]) + Math.abs(now[1] - was[1]);
    pointers.set(event.pointerId, now);
    return undefined;
  });
  canvas.addEventListener("pointerup", (event) => {
    pointers.delete(event.pointerId);
    if (moved < 5 && !pointers.size) select(under(event));
  });
  canvas.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
  canvas.addEventListener("pointerleave", () => { pointed = -1; draw(); });
  canvas.addEventListener("dblclick", (event) => { const place = under(event); if (place >= 0) location.href = address(place); });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event.offsetX, event.offsetY);
  }, { passive: false });

  function under(event) {
    const [x, y] = world(event.offsetX, event.offsetY);
    return grid.nearest(x, y, Math.max(14 / scale, 4));
  }

  function point(event) {
    const place = under(event);
    canvas.style.cursor = place >= 0 ? "pointer" : "grab";
    if (place !== pointed) { pointed = place; draw(); }
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  canvas.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) step(...arrow);
    else if (arrow) move(-80 * arrow[0], -80 * arrow[1]);
    else if (event.key === "+" || event.key === "=") zoom(1.4);
    else if (event.key === "-") zoom(1 / 1.4);
    else if (event.key === "0") reset();
    else if (event.key === "Escape") select(-1);
    else if (event.key === "Enter" && selected >= 0) location.href = address(selected);
    else return;
    event.preventDefault();
  });
  field.addEventListener("input", () => {
    const query = field.value.trim().toLowerCase();
    const fitting = query ? told.label.filter((label) => label.toLowerCase().includes(query)).slice(0, 8) : [];
    options.replaceChildren(...fitting.map((label) => Object.assign(document.createElement("option"), { value: label })));
    find(field.value);
  });

  const repaint = () => { readColours(); measure(); draw(); };
  readColours();
  resize();
  new ResizeObserver(resize).observe(frame);
  addEventListener("themechange", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
})();
