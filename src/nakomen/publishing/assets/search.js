// Searches the passages of the site's documents: every word has to stand in them, as the beginning of a word.
// All words are put on the page as text, never as markup.
(function () {
  "use strict";
  var found = window.NAKOMEN, told = document.getElementById("told"), hits = document.getElementById("hits");
  var asked = new URLSearchParams(window.location.search), most = 100;
  var query = (asked.get("q") || "").trim(), kind = asked.get("kind") || "";
  var field = document.getElementById("words"), choice = document.getElementById("kind");
  field.value = query;
  choice.value = kind;

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  function starts(text, word) {
    // Where a word of the text begins with this one; accents count for nothing, so that lengths differ from the text's.
    var places = [], at = text.indexOf(word);
    while (at !== -1) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) { places.push(at); }
      at = text.indexOf(word, at + 1);
    }
    return places;
  }
  function make(name, text, css) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (css) { made.className = css; }
    return made;
  }
  function marked(text, words) {
    // Words are marked in the text as it is written: compared one by one, so that no place has to be reckoned.
    var made = document.createDocumentFragment();
    text.split(/([\p{L}\p{N}]+)/u).forEach(function (part) {
      var hit = words.some(function (word) { return plain(part).indexOf(word) === 0; });
      made.appendChild(hit ? make("mark", part) : document.createTextNode(part));
    });
    return made;
  }
  function number(words, value) { return words.replace("#", String(value)); }

  function show(passage, words) {
    var source = found.documents[passage[0]], sheet = make("article", "", "sheet"), head = make("p", "", "small");
    var link = make("a", source[0]);
    link.href = source[3] + "#b-" + passage[1];
    link.lang = source[4];
    head.appendChild(link);
    head.appendChild(make("span", " " + [source[2], source[1]].filter(Boolean).join(", "), "soft"));
    var text = make("p", "", "quote");
    text.lang = source[4];
    text.appendChild(marked(passage[2], words));
    sheet.appendChild(head);
    sheet.appendChild(text);
    if (passage[3].length) {
      var list = make("p", "", "small row-of");
      passage[3].forEach(function (one) {
        var named = found.kinds[one[1]], entry = make("span");
        entry.appendChild(make("span", named[1], "kind " + named[0]));
        if (one[2]) {
          entry.appendChild(document.createTextNode(" "));
          var life = make("a", found.words.spoor + " " + one[0]);
          life.href = one[2];
          entry.appendChild(life);
        }
        list.appendChild(entry);
      });
      sheet.appendChild(list);
    }
    return sheet;
  }

  if (!query && !kind) { return; }
  var words = plain(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!words.length && !kind) { told.textContent = found.words.short; return; }
  var passing = found.passages.filter(function (passage) {
    if (kind && !passage[3].some(function (one) { return found.kinds[one[1]][0] === kind; })) { return false; }
    var text = plain(passage[2]);
    return words.every(function (word) { return starts(text, word).length > 0; });
  });
  told.textContent = !passing.length ? found.words.none
    : number(passing.length > most ? found.words.more : found.words.some, passing.length);
  passing.slice(0, most).forEach(function (passage) { hits.appendChild(show(passage, words)); });
}());
