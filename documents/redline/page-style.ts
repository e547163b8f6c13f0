/** Colours of changes; the page defines the others. */
const light =
  '--come:#0f5c33;--come-ground:#dff3e7;--gone:#9a1b18;--gone-ground:#fce4e2;--note:#6b4a00;--note-ground:#fff3d6';
const dark =
  '--come:#8fe3b3;--come-ground:#143524;--gone:#ffb1ab;--gone-ground:#431e20;--note:#f0cf86;--note-ground:#3a2f14';

/**
 * Styles of changes for any page; they need the colours `--ink`, `--soft`, `--line` and `--brand`. Insertions and deletions are also underlined
 * and struck out, for black-and-white prints and colour-blind readers.
 */
export const changeStyle = `
:root{${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
.changes h2{font-size:1.15rem;line-height:1.35;margin:2rem 0 .75rem}
.changes h3{font-size:1rem;line-height:1.5;margin:0;display:inline}
.changes p{margin:.25rem 0}
.changes .soft{color:var(--soft)}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
del+ins{margin-inline-start:.1em}
ins{color:var(--come);background:var(--come-ground);text-decoration:underline;text-decoration-thickness:.1em;text-underline-offset:.2em}
del{color:var(--gone);background:var(--gone-ground);text-decoration:line-through;text-decoration-thickness:.1em}
.changes table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.changes th,.changes td{padding:.6rem .75rem .6rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
.changes thead th{color:var(--soft);font-size:.875rem;font-weight:400}
.changes tbody th{font-weight:400;width:34%}
.changes td{width:33%;white-space:pre-line}
.side{display:none;color:var(--soft);font-size:.875rem}
.clause{margin:0;padding:.85rem 0;border-top:1px solid var(--line)}
.clause:last-child{border-bottom:1px solid var(--line)}
.top{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .6rem}
.mark{flex:none;font-size:.8125rem;line-height:1.5;padding:0 .5rem;border-radius:1rem;border:1px solid currentColor;color:var(--soft)}
.mark.added{color:var(--come)}.mark.removed{color:var(--gone)}.mark.moved{color:var(--note);background:var(--note-ground)}.mark.changed{color:var(--brand)}
.clause .text{white-space:pre-wrap;margin-top:.35rem}
details.clause h3{font-weight:400;color:var(--soft)}
details.clause{padding-block:0}
.clause summary{padding:.85rem 0;cursor:pointer;list-style-position:outside;margin-inline-start:1.1rem;color:inherit;text-decoration:none}
.clause summary .top{display:inline-flex;vertical-align:top}
details.clause .text{margin:0 0 .85rem 1.1rem}
@media (max-width:40rem){
.changes table,.changes tbody,.changes tr,.changes th,.changes td{display:block;width:auto}.changes thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.changes tbody tr{padding:.6rem 0;border-bottom:1px solid var(--line)}.changes tbody th{width:auto;color:var(--soft);font-size:.875rem}
.changes th,.changes td{border:0;padding:.1rem 0}.changes td{display:grid;grid-template-columns:3.5rem 1fr}.side{display:inline}}
@media print{:root{--come:#0f5c33;--gone:#9a1b18;--note:#6b4a00;--note-ground:#fff}
ins,del{background:none}.changes h2,.changes h3,.top{break-after:avoid}.changes tr,details.clause{break-inside:avoid}.clause summary{padding:.4rem 0}}
`;

/** The page's only style sheet. */
export const pageStyle = `
:root{color-scheme:light dark;--ground:#f3f5f8;--card:#fff;--ink:#16202e;--soft:#4d5b6f;--line:#d5dbe4;--brand:#1b4b91}
@media (prefers-color-scheme:dark){:root{--ground:#0f141b;--card:#19212c;--ink:#e9eef5;--soft:#a9b5c5;--line:#323e4f;--brand:#8db8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.65 system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
main{max-width:60rem;margin:1.5rem auto;background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.5rem 1.25rem}
h1{font-size:1.4rem;line-height:1.35;margin:0 0 .25rem;text-wrap:pretty}
p{margin:.25rem 0}
.soft{color:var(--soft)}
.versions{font-weight:650}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
@media (max-width:40rem){main{margin:.75rem}}
@media (min-width:40.01rem){main{padding:2rem 2.25rem}h1{font-size:1.6rem}}
@media print{:root{--ground:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#999;--brand:#1b4b91}
body{font-size:10.5pt}main{margin:0;max-width:none;border:0;padding:0}}
${changeStyle}`;
