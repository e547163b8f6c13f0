import { createHash } from 'node:crypto';
import { changeStyle } from '../../documents/redline/page-style';

/** The style sheet of all link pages, inline, so that a phone on a slow line needs a single request. */
export const style = `
:root{color-scheme:light dark;--ground:#f3f5f8;--card:#fff;--ink:#16202e;--soft:#4d5b6f;--line:#d5dbe4;--field:#7b8798;
--brand:#1b4b91;--brand-ink:#fff;--brand-hover:#143b74;--focus:#1b4b91;--bad:#a3201c;--bad-ground:#fdf0ef;--good:#146c3c;--good-ground:#eef8f2}
@media (prefers-color-scheme:dark){:root{--ground:#0f141b;--card:#19212c;--ink:#e9eef5;--soft:#a9b5c5;--line:#323e4f;--field:#8494a9;
--brand:#8db8ff;--brand-ink:#0d1826;--brand-hover:#aecbff;--focus:#8db8ff;--bad:#ff9d96;--bad-ground:#331b1c;--good:#7fd8a5;--good-ground:#14291f}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:44rem;margin:0 auto;padding:0 1.25rem}
header{display:flex;justify-content:space-between;align-items:center;gap:.75rem;min-height:3.5rem;padding-top:.5rem}
.brand{font-weight:650;line-height:1.35;margin:0;min-width:0}
.brand small{display:block;font-size:.875rem;font-weight:400;color:var(--soft)}
.tongues{display:flex;flex:none;margin-inline-end:-.6rem}
.tongues a,.tongues span{padding:.7rem .6rem;line-height:1.35}
.tongues span{color:var(--soft)}
a{color:var(--brand);text-underline-offset:.2em}
main{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.5rem 1.25rem}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 .35rem;text-wrap:balance}
h1:lang(zh){text-wrap:pretty}
h2{font-size:1rem;margin:0 0 .4rem}
.whole{white-space:nowrap}
h1 .whole{display:inline-block;max-width:100%;white-space:normal}
.lead{color:var(--soft);margin:0 0 1.25rem}
dl,.plan{margin:0 0 1.25rem;padding:0;border-top:1px solid var(--line);font-variant-numeric:tabular-nums}
dl div,.plan li{padding:.5rem 0;border-bottom:1px solid var(--line)}
dl:not(.clauses,.digests) div{display:flex;flex-wrap:wrap;column-gap:.75rem;align-items:baseline}
dl:not(.clauses,.digests) dt{flex:0 0 6.5rem;hyphens:auto}
dl:not(.clauses,.digests) dd{flex:1 1 10rem}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0;white-space:pre-line}
dd b{font-weight:650}
.prose,.clauses dd{white-space:pre-line}
.prose{margin:0 0 1.5rem}
.departs{color:var(--bad)}
.total{font-size:1.25rem;font-weight:650;line-height:1.4}
.plan{list-style:none}
.plan li{display:grid;grid-template-columns:1fr auto;column-gap:1rem;align-items:baseline}
.plan time{grid-row:2;color:var(--soft);white-space:nowrap}
.plan li:not(:has(b)) time{grid-area:1/2}
.plan time.due{grid-area:2/1/auto/-1;white-space:normal}
.plan .standing{grid-column:1/-1;color:var(--soft)}
.plan b{grid-column:2;font-weight:650;text-align:end;white-space:nowrap}
form{margin:0}
fieldset{border:0;margin:0 0 1.25rem;padding:0;min-width:0}
legend{padding:0;margin-bottom:.5rem;font-weight:650}
.choice{display:flex;gap:.75rem;align-items:center;min-height:3rem;padding:.65rem .9rem;border:1px solid var(--field);border-radius:.5rem;margin-bottom:.5rem;cursor:pointer}
.choice small{display:block;color:var(--soft);font-size:.875rem;line-height:1.45}
.choice:has(:checked){border-color:var(--brand);box-shadow:inset 0 0 0 1px var(--brand)}
input[type=radio]{inline-size:1.25rem;block-size:1.25rem;margin:0;flex:none;accent-color:var(--brand)}
label.text{display:block;font-weight:650}
.hint{color:var(--soft);font-size:.9rem;margin:.1rem 0 .4rem}
.end{margin-top:.75rem}
textarea{display:block;width:100%;min-height:7rem;padding:.65rem .75rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--field);border-radius:.5rem;resize:vertical}
.line{display:block;width:100%;min-height:3rem;padding:.6rem .75rem;margin-bottom:1rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--field);border-radius:.5rem}
.code{max-width:14rem;font-size:1.35rem;letter-spacing:.2em}
details{margin:.75rem 0 0}
details label.text,details+.choice{margin-top:1rem}
summary{padding:.75rem 0;min-height:2.75rem;color:var(--brand);cursor:pointer;text-decoration:underline;text-underline-offset:.2em}
input[type=checkbox]{inline-size:1.25rem;block-size:1.25rem;margin:0;flex:none;accent-color:var(--brand)}
.waiting{margin:0 0 1.5rem}
.waiting ul{margin:0;padding-inline-start:1.2rem}
form+form,.aside{margin-top:1.25rem}
button.second{color:var(--brand);background:transparent;border:1px solid var(--field)}
[aria-invalid=true]{border-color:var(--bad);border-width:2px}
button{display:block;width:100%;min-height:3.1rem;margin-top:1.25rem;padding:.7rem 1.5rem;font:inherit;font-weight:650;color:var(--brand-ink);background:var(--brand);border:0;border-radius:.5rem;cursor:pointer}
button:hover{background:var(--brand-hover)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.choice:focus-within{outline:3px solid var(--focus);outline-offset:2px}
.choice input:focus-visible{outline:0}
.note{border-left:.3rem solid var(--brand);padding:.75rem 1rem;margin:0 0 1.25rem;border-radius:.25rem}
.note p{margin:.25rem 0}
.note p:first-child{font-weight:650;margin-top:0}
.note.bad{border-color:var(--bad);background:var(--bad-ground)}.note.bad p:first-child,.fault{color:var(--bad)}
.note.good{border-color:var(--good);background:var(--good-ground)}.note.good p:first-child{color:var(--good)}
.quote{white-space:pre-line}
.fault{font-weight:650;margin:.25rem 0}
section[lang]+section[lang]{border-top:1px solid var(--line);margin-top:1.25rem;padding-top:1.25rem}
footer{color:var(--soft);font-size:.875rem;padding-top:1rem;padding-bottom:2rem}
footer p{margin:.4rem 0}
main>:last-child,form>:last-child{margin-bottom:0}
section.since .changes h2{font-size:1rem;margin-top:1.25rem}
section.since{border:1px solid var(--line);border-radius:.5rem;padding:.25rem 1rem;margin:0 0 1.5rem}
section.since>details{margin:0}
section.since>details>summary h2{display:inline;margin:0}
.jump{margin:-.75rem 0 1.25rem}
.jump a{display:inline-block;padding:.45rem 0}
.fold{margin:0 0 .5rem;border:1px solid var(--line);border-radius:.5rem;padding:0 1rem}
.fold[open]{padding-bottom:1rem}
.fold>summary{text-decoration:none}
.fold+form,.fold+.waiting,.fold+.document,.fold+h2{margin-top:1.4rem}
.fold .prose,.fold dl,.fold .plan{margin-bottom:.5rem}
.digests code{overflow-wrap:anywhere;font-size:.875rem}
.warned{margin:.5rem 0;padding-inline-start:1.2rem}
.warned li+li{margin-top:.4rem}
.history{margin:0;padding:0;list-style:none}
.history li{padding:.6rem 0;border-top:1px solid var(--line)}
.history time{display:block;color:var(--soft);font-size:.875rem}
.history p{margin:.25rem 0 0}
.fold form{padding-top:.25rem}
.fold form>label.text{margin-top:.75rem}
label.text small{font-weight:400;color:var(--soft)}
.next{margin:0 0 1.5rem}
form+.waiting{margin-top:2rem}
.pages{list-style:none;margin:0 0 .75rem;padding:.5rem;max-height:75vh;overflow:auto;border:1px solid var(--line);border-radius:.5rem;background:var(--ground)}
.pages li+li{margin-top:.5rem}
.pages a{display:block}
.pages img{display:block;width:100%;height:auto;background:#fff}
.links{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0 0 .5rem}
.links a,.files a{display:inline-block;padding:.45rem 0}
.document{margin:0 0 .75rem}
.document p{margin:.4rem 0}
.document+form{margin-top:1.4rem}
.files{margin:0 0 1.5rem;padding-inline-start:1.2rem}
@media (max-width:46rem){main{margin:0 .75rem}header,footer{padding-inline:1.25rem}}
@media (max-width:26rem){h1{font-size:1.2rem}}
@media (min-width:40rem){main{padding:2rem 2.25rem}h1{font-size:1.6rem}dl div,dl:not(.clauses,.digests) div{display:grid;grid-template-columns:11rem 1fr;gap:1rem;align-items:baseline}
dt{font-size:1rem}.plan li{grid-template-columns:1fr auto 11rem}.plan li:not(:has(b)){grid-template-columns:1fr auto}.plan time,.plan li:not(:has(b)) time{grid-area:auto}.plan b{grid-column:3}button{width:auto;min-width:14rem}}
@media print{form,.tongues{display:none}main{border:0}}
${changeStyle}`;

const hash = createHash('sha256').update(style).digest('base64');

/** No scripts, no external resources, no framing; only this style sheet and forms to our own origin. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
