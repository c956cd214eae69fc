"use strict";
(() => {
  const plain = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ");

  /* What stands in an item itself, its nested items apart. */
  const ownTexts = (list) => {
    const texts = new Map();
    const walker = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const item = walker.currentNode.parentElement.closest("[data-item]");
      if (item) texts.set(item, (texts.get(item) || "") + " " + walker.currentNode.data);
    }
    for (const [item, text] of texts) texts.set(item, plain(text));
    return texts;
  };

  const childrenOf = (list) => {
    const children = new Map([[list, []]]);
    for (const item of list.querySelectorAll("[data-item]")) {
      const parent = item.parentElement.closest("[data-item]");
      const owner = parent && list.contains(parent) ? parent : list;
      children.set(item, []);
      children.get(owner).push(item);
    }
    return children;
  };

  for (const box of document.querySelectorAll("[data-filter]")) {
    const list = document.getElementById(box.dataset.filter);
    const output = document.getElementById(box.getAttribute("aria-describedby"));
    const children = childrenOf(list);
    let texts = null;
    let opened = new Set();

    /* An item shows when every word stands in it, above it, or in something that it holds. */
    const show = (item, above, wanted) => {
      const text = above + " " + (texts.get(item) || "");
      const matches = wanted.every((word) => text.includes(word));
      let found = 0;
      for (const child of children.get(item)) found += show(child, text, wanted);
      if (matches && !children.get(item).length) found = 1;
      item.hidden = !(found || matches);
      return found || (matches ? 1 : 0);
    };

    const restore = () => {
      for (const item of opened) item.open = false;
      opened = new Set();
    };

    const filter = () => {
      texts = texts || ownTexts(list);
      const wanted = plain(box.value).split(" ").filter(Boolean);
      let found = 0;
      for (const item of children.get(list)) found += show(item, "", wanted);
      restore();
      if (!wanted.length) {
        output.textContent = "";
        return;
      }
      for (const item of list.querySelectorAll("details:not([hidden]):not([open])")) {
        item.open = true;
        opened.add(item);
      }
      output.textContent = found ? `${found.toLocaleString("vi-VN")} mục khớp` : "Không có mục nào khớp";
    };
    box.addEventListener("input", filter);
    if (box.value) filter();
  }

  const setAll = (id, open) => {
    for (const item of document.getElementById(id).querySelectorAll("details")) item.open = open;
  };
  for (const button of document.querySelectorAll("[data-open]"))
    button.addEventListener("click", () => setAll(button.dataset.open, true));
  for (const button of document.querySelectorAll("[data-close]"))
    button.addEventListener("click", () => setAll(button.dataset.close, false));

  /* On paper nothing can be opened. */
  let forPaper = [];
  addEventListener("beforeprint", () => {
    forPaper = [...document.querySelectorAll("details:not([open])")];
    for (const item of forPaper) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of forPaper) item.open = false;
  });
})();
