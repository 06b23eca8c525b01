// Searches the passages of the site's documents: every word has to stand in them. A short one begins a word there;
// one of four letters or more may be a part of one, as Dutch writes words together.
// All words are put on the page as text, never as markup.
(function () {
  "use strict";
  var found = window.NAKOMEN, told = document.getElementById("told"), hits = document.getElementById("hits");
  var asked = new URLSearchParams(window.location.search), most = 100;
  var query = (asked.get("q") || "").trim(), kind = asked.get("kind") || "";
  var field = document.getElementById("words"), choice = document.getElementById("kind");
  document.getElementById("without").remove();
  field.value = query;
  choice.value = kind;

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  function stands(part, word) {
    var at = part.indexOf(word);
    return word.length < 4 ? at === 0 : at !== -1;
  }
  function parts(text) { return plain(text).split(/[^\p{L}\p{N}]+/u); }
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
      var hit = words.some(function (word) { return stands(plain(part), word); });
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
      var list = make("p", "", "small spread");
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
  var words = parts(query).filter(Boolean);
  if (!words.length && !kind) { told.textContent = found.words.short; return; }
  var passing = found.passages.filter(function (passage) {
    if (kind && !passage[3].some(function (one) { return found.kinds[one[1]][0] === kind; })) { return false; }
    var text = plain(passage[2]), all = null;
    return words.every(function (word) {
      if (text.indexOf(word) === -1) { return false; }
      all = all || parts(passage[2]);
      return all.some(function (part) { return stands(part, word); });
    });
  });
  // Passages in which something is said come first; otherwise the newest letter does.
  passing = passing.filter(function (one) { return one[3].length; })
    .concat(passing.filter(function (one) { return !one[3].length; }));
  told.textContent = !passing.length ? found.words.none
    : number(passing.length > most ? found.words.more : found.words.some, passing.length);
  passing.slice(0, most).forEach(function (passage) { hits.appendChild(show(passage, words)); });
}());
