// Search: finds in parcoursIndex (search.js) what has every word that was typed, whatever its accents and capitals.
(function () {
  "use strict";
  var form = document.getElementById("search-form"), field = document.getElementById("query");
  var count = document.getElementById("search-count"), list = document.getElementById("search-found");
  var whole = document.getElementById("index"), most = 100;

  function folded(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[\u2019]/g, "'")
      .replace(/[\u00a0\u202f]/g, " ");
  }

  var rows = (window.parcoursIndex || []).map(function (row) {
    return { kind: row[0], name: row[1], href: row[3], lang: row[4], own: folded(row[1]), all: folded(row.join(" ")) };
  });

  function weight(row, words) {
    var text = words.join(" ");
    if (row.own.startsWith(text)) { return 0; }
    return words.every(function (word) { return row.own.includes(word); }) ? 1 : 2;
  }

  function find(text) {
    var words = folded(text).split(/\s+/).filter(Boolean);
    if (!words.length) { return null; }
    return rows.map(function (row, rank) { return { row: row, rank: rank }; })
      .filter(function (one) { return words.every(function (word) { return one.row.all.includes(word); }); })
      .map(function (one) { one.weight = weight(one.row, words); return one; })
      .sort(function (a, b) { return a.weight - b.weight || a.rank - b.rank; })
      .map(function (one) { return one.row; });
  }

  function item(row) {
    var line = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span");
    link.href = row.href;
    link.textContent = row.name;
    if (row.lang) { link.lang = row.lang; }
    kind.className = "kind";
    kind.textContent = row.kind;
    line.append(link, kind);
    return line;
  }

  function told(found) {
    var said = count.dataset;
    if (found.length === 0) { return said.none; }
    if (found.length === 1) { return said.one; }
    return (found.length > most ? said.first : said.many).replace("{}", String(found.length));
  }

  function show() {
    var found = find(field.value);
    whole.hidden = found !== null;
    count.textContent = found === null ? "" : told(found);
    list.replaceChildren.apply(list, (found || []).slice(0, most).map(item));
  }

  form.hidden = false;
  field.value = new URLSearchParams(window.location.search).get("q") || "";
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    show();
    if (list.firstChild) { list.querySelector("a").focus(); }
  });
  field.addEventListener("input", show);
  show();
})();
