"use strict";
(() => {
  const data = JSON.parse(document.getElementById("du-lieu").textContent);
  const byId = (id) => document.getElementById(id);
  const STEP = 500; /* rows that are put on the page at a time: a browser lays out thousands slowly */
  const NOW_PRINTED = 300; /* with more rows, paper gets only the explanations that the reader opened */
  const WAIT = 150; /* milliseconds of quiet before a search runs */
  const collator = new Intl.Collator("vi", { numeric: true });
  const number = (count) => count.toLocaleString("vi-VN");
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ");

  const facetAt = new Map(data.facets.map((facet, at) => [facet.name, at]));
  const choices = (row, name) => data.lists[row.values[facetAt.get(name)]].map((n) => data.facets[facetAt.get(name)].choices[n]);
  const words = (row, name) => choices(row, name).map((choice) => choice.label).join(", ");
  const inPlainTable = (tag) => Array.from(document.querySelectorAll(`#bang-thuong th ${tag}`), (found) => found.textContent);
  const [codes, names] = [inPlainTable("b"), inPlainTable("span")];
  const firstName = data.strings.length;
  data.strings.push(...names);
  /* Below 0 stands for one text, from 0 on for a list of texts. */
  const listed = (section) => (section < 0 ? [-1 - section] : data.lists[section]);
  const sectionsOf = (shared, own) => {
    const [fromShared, fromOwn] = [data.lists[shared].values(), own.values()];
    return data.sections.map((section) => (section.own ? fromOwn : fromShared).next().value);
  };
  const rows = data.rows.map(([procedure, paper, facets, shared, own], at) => {
    const [values, sections] = [data.lists[facets], sectionsOf(shared, own)];
    return { at, code: codes[procedure], name: firstName + procedure, paper, values, sections, line: null, detail: null };
  });

  /* ---- columns: title, class, text, and what it is sorted by (a vocabulary has an order of its own) */
  const inOrder = (name) => (row) => data.lists[row.values[facetAt.get(name)]][0] ?? Infinity;
  const text = (row, at) => data.strings[at];
  const COLUMNS = [
    { name: "code", title: "Mã", text: (row) => row.code },
    { name: "name", title: "Thủ tục", text: (row) => text(row, row.name) },
    { name: "issuer", title: "Cơ quan", text: (row) => words(row, "issuer") },
    { name: "field", title: "Lĩnh vực", text: (row) => words(row, "field") },
    { name: "level", title: "Cấp", text: (row) => words(row, "level"), by: inOrder("level") },
    { name: "paper", title: "Giấy tờ", text: (row) => text(row, row.paper) },
    { name: "verdict", title: "Kết luận", text: (row) => words(row, "verdict"), by: inOrder("verdict") },
    { name: "published", title: "Bản công bố", text: (row) => words(row, "published"), by: inOrder("published") },
  ];

  /* ---- state: what stands in the address */
  const fresh = () => ({ q: "", sort: "", dir: "", open: new Set(), chosen: new Map() });
  let state = fresh();
  let found = rows;
  let limit = STEP;

  const fromAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const read = fresh();
    read.q = asked.get("q") || "";
    for (const facet of data.facets) {
      const value = asked.get(facet.name);
      if (value !== null && facet.choices.some((choice) => choice.value === value)) read.chosen.set(facet.name, value);
    }
    if (COLUMNS.some((column) => column.name === asked.get("sort"))) {
      read.sort = asked.get("sort");
      read.dir = asked.get("dir") === "descending" ? "descending" : "ascending";
    }
    for (const n of (asked.get("open") || "").split(".")) if (/^\d+$/.test(n) && rows[n - 1]) read.open.add(rows[n - 1]);
    return read;
  };
  const toAddress = () => {
    const told = new URLSearchParams();
    if (state.q) told.set("q", state.q);
    for (const [name, value] of state.chosen) told.set(name, value);
    if (state.sort) { told.set("sort", state.sort); told.set("dir", state.dir); }
    if (state.open.size) told.set("open", [...state.open].map((row) => row.at + 1).sort((a, b) => a - b).join("."));
    const hash = "#" + told;
    if (hash !== location.hash && (hash !== "#" || location.hash)) history.replaceState(null, "", hash);
  };

  /* ---- search: each text is folded once, rows are asked by the numbers of their texts */
  const searched = data.sections.flatMap((section, at) => (section.searched ? [at] : []));
  let folded = null;
  const foldAll = () => {
    folded = data.strings.map(plain);
    for (const row of rows) {
      const labels = ["issuer", "field", "level", "verdict", "published"].map((name) => words(row, name));
      row.own = plain([row.code, ...labels].join(" \n "));
    }
  };
  const textsOf = (row) => [row.name, row.paper, ...searched.flatMap((at) => listed(row.sections[at]))];
  const search = (asked) => {
    const terms = [...asked.matchAll(/["“”]([^"“”]+)["“”]|[^\s"“”]+/g)].map((term) => plain(term[1] || term[0]).trim()).filter(Boolean);
    if (!terms.length) return () => true;
    if (!folded) foldAll();
    const holding = terms.map((term) => folded.map((text) => text.includes(term)));
    return (row) => {
      const texts = textsOf(row);
      return terms.every((term, i) => row.own.includes(term) || texts.some((n) => holding[i][n]));
    };
  };

  const selected = () => {
    const wanted = [...state.chosen].map(([name, value]) => {
      const at = facetAt.get(name);
      return [at, data.facets[at].choices.findIndex((choice) => choice.value === value)];
    });
    const matches = search(state.q);
    return rows.filter((row) => wanted.every(([at, n]) => data.lists[row.values[at]].includes(n)) && matches(row));
  };
  const sorted = (chosen) => {
    const column = COLUMNS.find((one) => one.name === state.sort);
    if (!column) return chosen;
    const keyed = chosen.map((row) => [column.by ? column.by(row) : column.text(row), row]);
    const turn = state.dir === "descending" ? -1 : 1;
    const compare = column.by ? (a, b) => a - b : collator.compare;
    keyed.sort((a, b) => turn * (a[0] === b[0] ? 0 : compare(a[0], b[0])) || a[1].at - b[1].at);
    return keyed.map(([, row]) => row);
  };

  /* ---- the table: built once from the data, in place of the plain one that needs no script */
  const make = (tag, attributes = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  const marks = (row) => {
    const made = [];
    if (choices(row, "finding")[0].value !== "none") made.push(make("span", { class: "mark" }, "! vẫn đang yêu cầu"));
    if (row.sections[doubtsAt]) made.push(make("span", { class: "mark doubt" }, "≈ có nghi vấn"));
    return made;
  };
  const doubtsAt = data.sections.findIndex((section) => section.title === "Nghi vấn");
  /* Roles are written out: as cards on a phone, a table would no longer be read as a table. */
  const lineOf = (row) => {
    if (row.line) return row.line;
    row.line = make("tr", { class: "row", role: "row", id: `dong-${row.at + 1}` });
    for (const column of COLUMNS) {
      if (column.name === "name") {
        row.button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": `giai-thich-${row.at + 1}` }, column.text(row));
        row.button.addEventListener("click", () => turn(row));
        row.line.append(make("th", { scope: "row", role: "rowheader" }, row.button));
        continue;
      }
      const cell = make("td", { role: "cell", "data-name": column.title }, column.text(row));
      if (column.name === "verdict") {
        cell.replaceChildren(make("span", { "data-verdict": choices(row, "verdict")[0].value }, column.text(row)), ...marks(row));
      }
      row.line.append(cell);
    }
    return row.line;
  };
  const detailOf = (row) => {
    if (row.detail) return row.detail;
    const list = make("dl");
    data.sections.forEach((section, at) => {
      const texts = listed(row.sections[at]).map((n) => data.strings[n]);
      if (!texts.length) return;
      const said = texts.length === 1 ? texts : [make("ul", {}, ...texts.map((one) => make("li", {}, one)))];
      list.append(make("dt", {}, section.title), make("dd", {}, ...said));
    });
    const command = make("p", { class: "weak" }, `Vì sao không phải kết luận khác, điều gì đổi thì kết luận đổi: catgiam explain ${row.code}`);
    const cell = make("td", { colspan: COLUMNS.length, role: "cell" }, list, command);
    row.detail = make("tr", { class: "detail", role: "row", id: `giai-thich-${row.at + 1}` }, cell);
    return row.detail;
  };

  const head = make("tr", { role: "row" });
  const heads = COLUMNS.map((column) => {
    const button = make("button", { type: "button" }, column.title);
    button.addEventListener("click", () => {
      const now = state.sort === column.name ? state.dir : "";
      state.dir = { "": "ascending", ascending: "descending", descending: "" }[now];
      state.sort = state.dir ? column.name : "";
      show();
    });
    const cell = make("th", { scope: "col", role: "columnheader", class: `c-${column.name}` }, button);
    head.append(cell);
    return cell;
  });
  const body = make("tbody", { role: "rowgroup" });
  const caption = make("caption", {}, "Bấm vào tên thủ tục để đọc giải thích, vào đầu cột để xếp.");
  const table = make("table", { class: "rows", role: "table", id: "bang" }, caption, make("thead", { role: "rowgroup" }, head), body);

  const shown = () => found.slice(0, limit);
  const fill = () => {
    const lines = [];
    for (const row of shown()) {
      lines.push(lineOf(row));
      const open = state.open.has(row);
      row.button.setAttribute("aria-expanded", open);
      if (open) lines.push(detailOf(row));
    }
    body.replaceChildren(...lines);
    const left = found.length - limit;
    byId("them").hidden = left <= 0;
    byId("them").textContent = `Hiện thêm ${number(Math.min(left, STEP))} dòng (còn ${number(left)} dòng chưa hiện)`;
  };
  byId("them").addEventListener("click", () => {
    const next = found[limit];
    limit += STEP;
    fill();
    next.button.focus();
  });
  const turn = (row) => {
    const opening = !state.open.has(row);
    if (opening) { state.open.add(row); row.line.after(detailOf(row)); } else { state.open.delete(row); row.detail.remove(); }
    row.button.setAttribute("aria-expanded", opening);
    toAddress();
  };

  /* ---- what is told beside the table */
  const form = byId("loc");
  const tell = () => {
    const procedures = new Set(found.map((row) => row.code)).size;
    const of = found.length === rows.length ? "" : ` trên ${number(rows.length)}`;
    const column = COLUMNS.find((one) => one.name === state.sort);
    const order = column ? `, xếp theo cột ${column.title} ${state.dir === "ascending" ? "tăng dần" : "giảm dần"}` : "";
    byId("thay").textContent = found.length ? `${number(found.length)}${of} giấy tờ của ${number(procedures)} thủ tục${order}` : "Không có giấy tờ nào khớp; hãy bớt chữ tìm hoặc bớt điều kiện lọc.";
    const filters = [...state.chosen].map(([name, value]) => {
      const facet = data.facets[facetAt.get(name)];
      return `${facet.label}: ${facet.choices.find((choice) => choice.value === value).label}`;
    });
    if (state.q) filters.unshift(`tìm “${state.q}”`);
    byId("dang-loc").textContent = `${number(found.length)} trên ${number(rows.length)} giấy tờ. ${filters.join("; ")}`;
  };
  const show = () => {
    found = sorted(selected());
    limit = Math.max(STEP, ...[...state.open].map((row) => found.indexOf(row) + 1));
    heads.forEach((cell, at) => {
      const mine = COLUMNS[at].name === state.sort;
      cell.setAttribute("aria-sort", mine ? state.dir : "none");
    });
    fill();
    tell();
    toAddress();
  };
  const restore = () => {
    state = fromAddress();
    form.elements.q.value = state.q;
    for (const facet of data.facets) form.elements[facet.name].value = state.chosen.get(facet.name) || "";
    show();
  };

  /* ---- what the reader does */
  let waiting = 0;
  const takeForm = () => {
    clearTimeout(waiting);
    state.q = form.elements.q.value.trim();
    state.chosen = new Map(data.facets.map((facet) => [facet.name, form.elements[facet.name].value]).filter(([, value]) => value));
    show();
  };
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(takeForm, event.target.id === "q" ? WAIT : 0);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); takeForm(); });
  form.addEventListener("reset", () => setTimeout(takeForm));
  byId("mo-het").addEventListener("click", () => { for (const row of shown()) state.open.add(row); fill(); toAddress(); });
  byId("dong-het").addEventListener("click", () => { state.open.clear(); fill(); toAddress(); });
  addEventListener("hashchange", () => {
    const target = location.hash.slice(1);
    if (target && byId(target)) return; /* a link within the page, not a state */
    restore();
    byId("giay-to").focus();
  });

  /* ---- on paper nothing can be opened */
  let forPaper = [];
  addEventListener("beforeprint", () => {
    limit = found.length;
    fill();
    const closed = found.length <= NOW_PRINTED ? found.filter((row) => !state.open.has(row)) : [];
    for (const row of closed) row.line.after(detailOf(row));
    const folds = [...document.querySelectorAll("details:not([open])")];
    for (const fold of folds) fold.open = true;
    forPaper = [closed, folds];
    if (found.length > NOW_PRINTED) byId("dang-loc").append(` Nhiều hơn ${NOW_PRINTED} dòng: chỉ in giải thích của các dòng đang mở.`);
  });
  addEventListener("afterprint", () => {
    const [closed = [], folds = []] = forPaper;
    for (const row of closed) row.detail.remove();
    for (const fold of folds) fold.open = false;
    tell();
  });

  byId("bang-thuong").replaceWith(table);
  form.hidden = false;
  restore();
})();
