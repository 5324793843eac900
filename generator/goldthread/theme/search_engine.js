/* The search: finds entries by what somebody types, in an index of which only the parts that are asked for are loaded. */
(function () {
  "use strict";

  const written = { "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "’": "'" };
  const most = 40; // words that are taken for one that was typed

  // The words of a text, folded as the index folds them.
  function words(text) {
    const said = text.toLowerCase().replace(/[ßæøœđł’]/g, (sign) => written[sign]).normalize("NFKD").replace(/\p{M}/gu, "");
    return (said.match(/[\p{L}\p{N}]+/gu) || []).filter((word) => word.length > 1 || word > "\x7f" || /\d/.test(word));
  }

  function makeStemmer(rules) {
    const stops = new Set(rules.stops.split(" "));
    const hasVowel = (start) => [...rules.vowels].some((vowel) => start.includes(vowel));
    const folded = (word) => rules.folds.reduce((text, [two, one]) => text.replaceAll(two, one), word);

    function stem(word) {
      let cut = folded(word);
      if (!/^\p{L}+$/u.test(cut)) return cut;
      for (const step of rules.steps) {
        for (const [ending, instead, least] of step) {
          const before = cut.length - ending.length;
          if (before >= least && cut.endsWith(ending) && hasVowel(cut.slice(0, before))) {
            cut = cut.slice(0, before) + instead;
            break;
          }
        }
      }
      return cut.length > 2 && cut.at(-1) === cut.at(-2) ? cut.slice(0, -1) : cut;
    }
    return { stem, folded, isStop: (word) => stops.has(folded(word)) };
  }

  // How many letters differ, two that changed places being one; more than `limit` is all the same.
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let earlier = [];
    let before = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let row = 1; row <= one.length; row += 1) {
      const now = [row];
      for (let column = 1; column <= other.length; column += 1) {
        const differs = one[row - 1] === other[column - 1] ? 0 : 1;
        now[column] = Math.min(before[column] + 1, now[column - 1] + 1, before[column - 1] + differs);
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
          now[column] = Math.min(now[column], earlier[column - 2] + 1);
        }
      }
      if (Math.min(...now) > limit) return limit + 1;
      [earlier, before] = [before, now];
    }
    return before[other.length];
  }

  function frontDecoded(text) {
    const found = [];
    let before = "";
    for (const each of text ? text.split(" ") : []) {
      before = before.slice(0, each.charCodeAt(0) - 65) + each.slice(1);
      found.push(before);
    }
    return found;
  }

  // `load` gives a part of the index by its name; a name that is not there any more is "lost".
  function makeSearch(load) {
    const held = new Map();
    let opened = null;
    let opening = null;

    function part(name) {
      if (!held.has(name)) {
        const asked = load(name);
        held.set(name, asked);
        asked.catch(() => held.delete(name));
      }
      return held.get(name);
    }

    // Whoever asks while the index is coming waits for the same one, since its script comes once.
    async function open(version) {
      if (opened) return opened;
      opening ||= load("index", version)
        .then((index) => (opened = { index, stemmer: makeStemmer(index.language) }))
        .finally(() => (opening = null));
      return opening;
    }

    // A part is named after what it holds. After the site was published anew, an open page may ask for one that is no more.
    async function fresh(act) {
      try {
        await open();
        return await act();
      } catch (error) {
        if (!opened || error.message !== "lost") throw error;
        held.clear();
        opened = null;
        await open(String(Date.now()));
        return act();
      }
    }

    const placeIn = (firsts, sought) => {
      let [low, high] = [0, firsts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle] <= sought) low = middle + 1;
        else high = middle;
      }
      return Math.max(0, low - 1);
    };

    const wordsAt = (place) => part(opened.index.parts.words[place]);
    const partOf = (stem) => wordsAt(placeIn(opened.index.words, stem));
    const lookUp = async (stem) => {
      const found = await partOf(stem);
      return Object.hasOwn(found, stem) ? found[stem] : null;
    };

    // The words that begin as what was typed, or of which it is a longer form that no rule cuts.
    async function beginning(typed, isFound) {
      const firsts = opened.index.words;
      const found = [];
      let place = placeIn(firsts, typed);
      for (let turn = 0; turn < 3 && place < firsts.length; turn += 1, place += 1) {
        if (turn && !firsts[place].startsWith(typed)) break;
        for (const [stem, word] of Object.entries(await wordsAt(place))) {
          const isLonger = stem.startsWith(typed);
          const isShorter = !isFound && stem.length >= 4 && typed.startsWith(stem) && typed.length - stem.length < 3;
          if (stem !== typed && (isLonger || isShorter)) found.push([stem, word, 0.75 * Math.min(typed.length / stem.length, 1)]);
        }
      }
      return found.sort((one, other) => other[2] - one[2]).slice(0, most);
    }

    const vocabulary = async () => {
      opened.vocabulary ||= frontDecoded(await part(opened.index.parts.vocabulary));
      opened.known ||= new Set(opened.vocabulary);
      return opened.vocabulary;
    };

    function near(word, stem, limit) {
      const found = [];
      for (const each of opened.vocabulary) {
        const far = Math.min(distance(stem, each, limit), word === stem ? limit + 1 : distance(word, each, limit));
        if (far <= limit) found.push([each, far]);
      }
      const least = Math.min(...found.map(([, far]) => far));
      return found.filter(([, far]) => far === least).slice(0, 8);
    }

    // A word in two, each of which is known, whatever joins them.
    function halves(word) {
      const { stem } = opened.stemmer;
      for (let cut = 3; cut <= word.length - 3; cut += 1) {
        const tail = stem(word.slice(cut));
        if (!opened.known.has(tail)) continue;
        for (const joint of ["", "s", "n", "en", "es"]) {
          const start = word.slice(0, cut);
          if (!start.endsWith(joint) || cut - joint.length < 3) continue;
          const head = stem(start.slice(0, start.length - joint.length));
          if (opened.known.has(head)) return [head, tail];
        }
      }
      return [];
    }

    // What is meant by a word that is found nowhere: another spelling, its parts, or words that it is a part of.
    async function guessed(word, stem) {
      await vocabulary();
      const limit = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
      const close = limit ? near(word, stem, 1) : [];
      if (close.length) return close.map(([each]) => [each, 0.65, "near"]);
      if (halves(word).length) return [];
      const further = limit > 1 ? near(word, stem, 2) : [];
      if (further.length) return further.map(([each]) => [each, 0.45, "near"]);
      if (stem.length < 4) return [];
      const around = opened.vocabulary.filter((each) => each.includes(stem) || (each.length > 4 && word.endsWith(each)));
      return around.slice(0, most).map((each) => [each, 0.45, "part"]);
    }

    // The words of a question, each with all that is taken for it: [entries, how much it counts].
    async function askedFor(query, isTyping) {
      const { stemmer } = opened;
      const all = words(query);
      const telling = all.filter((word) => !stemmer.isStop(word));
      const asked = (telling.length ? telling : all).map((word) => ({ word, stem: stemmer.stem(word), taken: [], near: [] }));
      const spelt = (stem, word) => word[1] || stem;
      const take = (each, word, factor) => word && word[0].length && each.taken.push([word[0], factor]);
      await Promise.all(asked.map(async (each, place) => {
        const itself = await lookUp(each.stem);
        take(each, itself, 1);
        for (const [said, meant] of itself?.[2] || []) {
          const covered = said.map((stem) => asked.find((other) => other.stem === stem));
          if (!covered.every(Boolean)) continue;
          for (const stem of meant) {
            const word = await lookUp(stem);
            for (const other of covered) take(other, word, 0.75);
          }
        }
        const next = asked[place + 1];
        if (next) {
          const joined = await lookUp(stemmer.stem(each.word + next.word));
          for (const other of [each, next]) take(other, joined, 0.9);
        }
        if (stemmer.folded(each.word).length > 2 && ((isTyping && !next) || !each.taken.length)) {
          for (const [, word, factor] of await beginning(stemmer.folded(each.word), each.taken.length > 0)) take(each, word, factor);
        }
      }));
      for (const each of asked.filter(({ taken }) => !taken.length)) {
        for (const [stem, factor, how] of await guessed(stemmer.folded(each.word), each.stem)) {
          const word = await lookUp(stem);
          take(each, word, factor);
          if (word && how === "near") each.near.push([spelt(stem, word), word[0]]);
        }
        if (each.taken.length) continue;
        const parts = halves(stemmer.folded(each.word)).map((stem) => ({ word: each.word, stem, taken: [], near: [] }));
        for (const part of parts) take(part, await lookUp(part.stem), 0.8);
        if (parts.length) asked.splice(asked.indexOf(each), 1, ...parts);
      }
      return asked;
    }

    function add(asked) {
      const scores = new Map();
      for (const each of asked) {
        const best = new Map();
        for (const [flat, factor] of each.taken) {
          let number = 0;
          for (let place = 0; place < flat.length; place += 2) {
            number += flat[place];
            best.set(number, Math.max(best.get(number) || 0, flat[place + 1] * factor));
          }
        }
        for (const [number, score] of best) {
          const [sum, matched] = scores.get(number) || [0, 0];
          scores.set(number, [sum + score, matched + 1]);
        }
      }
      return scores;
    }

    // Which of some near spellings an entry has.
    const spellingIn = (entry, near) => {
      const has = (flat) => {
        let number = 0;
        return flat.some((each, place) => place % 2 === 0 && (number += each) === entry);
      };
      return (near.find(([, flat]) => has(flat)) || near[0])[0];
    };

    // Entries by how well they answer: { numbers, asked, instead }. With `every`, those alone in which each word is found.
    const find = (query, { isTyping = true, every = false } = {}) => fresh(async () => {
      const asked = await askedFor(query, isTyping && !/\s$/.test(query));
      const known = asked.filter(({ taken }) => taken.length);
      const ranked = [...add(known)]
        .filter(([, [, matched]]) => !every || matched === asked.length)
        .map(([number, [sum, matched]]) => [number, sum * (matched / known.length) ** 2])
        .sort(([one, score], [other, higher]) => higher - score || one - other);
      return {
        numbers: ranked.map(([number]) => number),
        asked: asked.map(({ word }) => word),
        stems: known.map(({ stem }) => stem),
        instead: known.filter(({ near }) => near.length).map((each) => [each.word, spellingIn(ranked[0]?.[0], each.near)]),
      };
    });

    // What is shown of entries, by their numbers.
    const entries = (numbers) => fresh(() => Promise.all(numbers.map(async (number) => {
      const { entries: firsts, kinds, parts } = opened.index;
      const place = placeIn(firsts, number);
      const [address, kind, title, owner, line] = (await part(parts.entries[place]))[number - firsts[place]];
      return { address, kind: kinds[kind], title, owner, line };
    })));

    // Words that are spelt a little like those that were found nowhere.
    const close = (asked) => fresh(async () => {
      await vocabulary();
      const found = [];
      for (const word of asked) {
        const stem = opened.stemmer.stem(word);
        for (const [each] of near(word, stem, Math.min(3, Math.floor(word.length / 2))).slice(0, 3)) {
          found.push((await lookUp(each))?.[1] || each);
        }
      }
      return [...new Set(found)].slice(0, 4);
    });

    // The addresses of entries in which each word is found.
    const addresses = async (query) => {
      const { numbers } = await find(query, { every: true });
      const places = await fresh(async () => (opened.places ||= frontDecoded(await part(opened.index.parts.places))));
      return new Set(numbers.map((number) => places[number]));
    };

    return { find, entries, close, addresses, index: () => open().then(({ index }) => index), isFound: (word, stems) => stems.includes(opened.stemmer.stem(word)), words };
  }

  self.goldthreadEngine = { makeSearch, makeStemmer, words, distance };
})();
