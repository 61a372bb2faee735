/* Where names stand on the map, so that none lies on another. For a scale, names are taken in the order of their importance
   and kept where their box is free. Boxes have a size in pixels and hang on points of the map: as the scale grows they only move
   apart, so that what was chosen for a scale holds for every larger one up to the next step. */
(() => {
  "use strict";
  const CELL = 64;
  const STEP = 4; /* choices a doubling of the scale */

  class Names {
    /* `items`: {x, y, width, height, lift, until}, the most important first; `lift` is how far above the point the middle of the box
       stands, in pixels, and beyond the scale `until` it is not shown. */
    constructor(items) {
      this.items = items;
      this.chosen = new Map();
    }

    at(scale) {
      const step = Math.floor(Math.log2(scale) * STEP);
      if (!this.chosen.has(step)) this.chosen.set(step, this.choose(2 ** (step / STEP)));
      return this.chosen.get(step);
    }

    choose(scale) {
      const cells = new Map();
      return this.items.filter((item) => item.until >= scale && this.takes(cells, item, scale));
    }

    takes(cells, item, scale) {
      const x = item.x * scale;
      const y = item.y * scale - item.lift;
      const box = [x - item.width / 2, y - item.height / 2, x + item.width / 2, y + item.height / 2];
      const keys = [];
      for (let column = Math.floor(box[0] / CELL); column <= Math.floor(box[2] / CELL); column += 1) {
        for (let row = Math.floor(box[1] / CELL); row <= Math.floor(box[3] / CELL); row += 1) {
          const key = column * 65536 + row;
          for (const other of cells.get(key) ?? []) {
            if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
          }
          keys.push(key);
        }
      }
      for (const key of keys) {
        if (cells.has(key)) cells.get(key).push(box); else cells.set(key, [box]);
      }
      return true;
    }
  }

  /* Points by square, to find those in a rectangle or near a point without looking at all. */
  class Grid {
    constructor(xs, ys, cell) {
      this.xs = xs;
      this.ys = ys;
      this.cell = cell;
      this.squares = new Map();
      xs.forEach((x, place) => {
        const key = this.key(Math.floor(x / cell), Math.floor(ys[place] / cell));
        if (this.squares.has(key)) this.squares.get(key).push(place); else this.squares.set(key, [place]);
      });
    }

    key(column, row) { return column * 65536 + row; }

    inside(left, top, right, bottom, visit) {
      for (let column = Math.floor(left / this.cell); column <= Math.floor(right / this.cell); column += 1) {
        for (let row = Math.floor(top / this.cell); row <= Math.floor(bottom / this.cell); row += 1) {
          for (const place of this.squares.get(this.key(column, row)) ?? []) visit(place);
        }
      }
    }

    nearest(x, y, reach) {
      let best = -1;
      let least = reach * reach;
      this.inside(x - reach, y - reach, x + reach, y + reach, (place) => {
        const far = (this.xs[place] - x) ** 2 + (this.ys[place] - y) ** 2;
        if (far < least) { least = far; best = place; }
      });
      return best;
    }
  }

  window.explorerParts = { Names, Grid };
})();
