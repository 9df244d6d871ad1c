/**
 * The look's tokens. Dark is the default; the theme is always set as an attribute of the host, so
 * that canvas code can read plain values. Text and semantic tokens hold 4.5:1 on surfaces 0 to 2.
 */
export const tokens: string = `
:host {
  color-scheme: dark;

  /* Surfaces, from the well (where data lies) up to what floats */
  --surface-0: #0d0f12;        /* well: lists, charts, trees, stage */
  --surface-1: #14161a;        /* chrome: bars, headers, status, side panes */
  --surface-2: #1c1f24;        /* raised: menus, popovers */
  --surface-3: #282c31;        /* tracks, key caps, pressed controls; carries text-1 and text-2 only */
  --surface-hover: #1a1d22;    /* row or control under the pointer */
  --surface-hud: #0f1215eb;    /* HUD panes over a game canvas */
  --scrim: #0d0f1280;          /* outside the brush, behind a dialog */

  /* Lines */
  --line-1: #212429;           /* hairline between panes and rows */
  --line-2: #343940;           /* around controls */
  --line-3: #6a7078;           /* 3:1, where the line alone identifies a control */

  /* Text, all AA on surfaces 0 to 2 */
  --text-1: #e9ebee;           /* values, what one reads */
  --text-2: #b3b8be;           /* labels, secondary columns */
  --text-3: #8f959c;           /* units, axes, placeholders, structure bytes */
  --text-on-fill: #ffffff;

  /* The one accent: where you are and what you may act on. Never data. */
  --accent: #6baffa;           /* text, line, icon: AA */
  --accent-fill: #2068cb;      /* solid fill under --text-on-fill: AA */
  --accent-row: #152c47;       /* selected row, AA under every text and semantic token */
  --accent-row-2: #141f2d;     /* linked rows: ancestors, the selection of a pane without focus */
  --accent-mark: #2a5c99;      /* linked bytes under --text-1 */

  /* Direction: colour and arrow together, always */
  --sent: #53cea5;             /* arrow up, drawn above the axis */
  --received: #f08560;         /* arrow down, drawn below the axis */
  --sent-fill: #45b892;        /* bars and areas, 3:1 */
  --received-fill: #e07a55;

  /* Limiter verdicts: colour and glyph and word */
  --held: #ecbd51;             /* two bars */
  --coalesced: #b3b8be;        /* two lines into one */
  --refused: #fb6681;          /* circle, slashed */
  --held-fill: #d9a93f;        /* gauges and the limiter lane, 3:1 */

  /* Severities: colour and outline shape */
  --error: #fb6681;            /* octagon, solid */
  --warning: #ecbd51;          /* triangle, solid */
  --note: #b3b8be;             /* square, outlined */
  --ok: #53cea5;               /* tick */
  --error-row: #2b171d;        /* tint behind an error row */
  --warning-row: #262013;
  --record: #fb6681;           /* disc while recording, bars while paused */

  /* Categories: told apart by full, red-green-blind and blue-blind readers; none is the accent's hue */
  --series-1: #5ebac2;
  --series-2: #e99147;
  --series-3: #be77e3;
  --series-4: #f1d66f;
  --series-5: #cc668b;
  --series-6: #3b854e;
  --series-7: #c7d2dd;
  --series-fill: 26%;          /* color-mix share of a series over surface-0: tiles, under text-1 and text-2 */
  --series-head: 38%;          /* the same for group heads, under text-1 only */
  --chart-ink: #8f959c;        /* single-series lines and sparklines */
  --chart-fill: #8f959c2e;
  --chart-grid: #212429;
  --hatch: #34394080;          /* overhead, pauses, gaps, the future */

  /* Game teams: colour and body shape */
  --team-1: #54d8f2;           /* disc */
  --team-2: #f2a65a;           /* triangle */
  --team-3: #c39be8;           /* square */

  --shadow-pop: 0 0 0 1px #343940, 0 8px 24px #00000080;
}

:host([data-theme='light']) {
  color-scheme: light;

  --surface-0: #ffffff;
  --surface-1: #f5f6f8;
  --surface-2: #ffffff;
  --surface-3: #e4e6ea;
  --surface-hover: #f0f2f5;
  --surface-hud: #fffffff0;
  --scrim: #ffffff99;

  --line-1: #e1e4e8;
  --line-2: #c9cdd3;
  --line-3: #7b8189;

  --text-1: #161b22;
  --text-2: #474e57;
  --text-3: #5f656e;
  --text-on-fill: #ffffff;

  --accent: #145ec1;
  --accent-fill: #2068cb;
  --accent-row: #dcebfd;
  --accent-row-2: #eff5fc;
  --accent-mark: #b5d5fb;

  --sent: #00704f;
  --received: #b33f16;
  --sent-fill: #12936a;
  --received-fill: #d65a2c;

  --held: #825600;
  --coalesced: #474e57;
  --refused: #bd0f42;
  --held-fill: #b98000;

  --error: #bd0f42;
  --warning: #825600;
  --note: #474e57;
  --ok: #00704f;
  --error-row: #fdecef;
  --warning-row: #fbf3df;
  --record: #bd0f42;

  --series-1: #097671;
  --series-2: #a14b02;
  --series-3: #7f56bc;
  --series-4: #98882b;
  --series-5: #d55fa7;
  --series-6: #014c14;
  --series-7: #494f5b;
  --series-fill: 16%;
  --series-head: 30%;
  --chart-ink: #5f656e;
  --chart-fill: #5f656e24;
  --chart-grid: #e6e9ed;
  --hatch: #c9cdd380;

  --team-1: #0b6e86;
  --team-2: #a14b02;
  --team-3: #7f56bc;

  --shadow-pop: 0 0 0 1px #c9cdd3, 0 8px 24px #161b2229;
}

:host {
  /* Space: a 4px grid; 2 only inside a glyph-and-text pair */
  --space-half: 2px;
  --space-1: 4px;
  --space-2: 8px;
  --space-3: 12px;
  --space-4: 16px;
  --space-6: 24px;

  /* Heights */
  --h-row: 20px;               /* data rows: lists, trees, tables */
  --h-row-hex: 16px;           /* byte rows, code */
  --h-row-touch: 28px;         /* data rows under (pointer: coarse) */
  --h-head: 24px;              /* column headers, section heads, status bar */
  --h-control: 24px;           /* buttons, inputs, selects */
  --h-tool: 32px;              /* toolbars */
  --h-bar: 36px;               /* the panel's top bar with tabs */
  --h-strip: 112px;            /* overview strip, full */
  --h-strip-compact: 60px;     /* overview strip, docked under 400px or narrower than 1000px */
  --w-gutter: 132px;           /* lane labels of the strip */
  --hit: 24px;                 /* least target of a pointer */

  /* Corners */
  --radius-1: 2px;             /* marks, bars, cells */
  --radius-2: 4px;             /* controls, chips */
  --radius-3: 6px;             /* popovers, HUD panes */

  /* Type. No font is downloaded. */
  --font-ui: -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, system-ui, sans-serif;
  --font-mono: ui-monospace, "SF Mono", Menlo, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  --text-xs: 11px;             /* axes, column headers, units, meta */
  --text-sm: 12px;             /* the base */
  --text-md: 13px;             /* titles of panes, story names */
  --text-lg: 16px;             /* game HUD figures */
  --text-xl: 24px;             /* game HUD: one figure at a time */
  --mono-sm: 11px;             /* pairs with 12px text */
  --weight: 400;
  --weight-strong: 600;
  --leading: 16px;

  /* Lines of emphasis */
  --focus: 2px solid var(--accent);
  --focus-offset: -2px;        /* inside, since panes clip */
  --edge: 2px;                 /* selected row, active tab, error row */

  /* Motion: state changes only; data never tweens */
  --fast: 80ms;
  --slow: 160ms;
  --ease: cubic-bezier(.2, 0, 0, 1);

  /* Layers */
  --z-sticky: 1;
  --z-pop: 10;
  --z-dialog: 20;
}

@media (prefers-reduced-motion: reduce) {
  :host { --fast: 0ms; --slow: 0ms; }
}
`
