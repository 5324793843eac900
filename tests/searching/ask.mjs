// Runs the script of the search over an index in a folder: `node ask.mjs ask|addresses|stems SCRIPT FOLDER [LATER] < words as JSON`.
// With a later folder, the page was opened when the site lay in the first, and all that it loads from then on lies in the later one.
import fs from "node:fs";
import vm from "node:vm";

const [, , what, script, folder, later = folder] = process.argv;
const given = JSON.parse(fs.readFileSync(0, "utf8"));
const page = { self: {} };
vm.runInNewContext(fs.readFileSync(script, "utf8"), page);
const { makeSearch, makeStemmer, words } = page.self.goldthreadEngine;

function makeLoad(loaded) {
  return async (name, version) => {
    const file = `${name === "index" && !version ? folder : later}/search/${name}.js`;
    if (!fs.existsSync(file)) throw new Error("lost");
    const text = fs.readFileSync(file);
    loaded.push(text.length);
    const part = { self: {} };
    vm.runInNewContext(text.toString(), part);
    return part.self.goldthreadFound[0][1];
  };
}

async function ask(query) {
  const loaded = [];
  const search = makeSearch(makeLoad(loaded));
  if (what === "addresses") return [...(await search.addresses(query))];
  const found = await search.find(query);
  const shown = await search.entries(found.numbers.slice(0, 8));
  const close = found.numbers.length ? [] : await search.close(found.asked);
  return { shown, count: found.numbers.length, instead: found.instead, close, bytes: loaded.reduce((sum, each) => sum + each, 0), files: loaded.length };
}

const answers = {};
if (what === "stems") {
  const stemmer = makeStemmer(JSON.parse(given[0]));
  for (const text of given.slice(1)) answers[text] = words(text).map(stemmer.stem);
} else for (const query of given) answers[query] = await ask(query);
process.stdout.write(JSON.stringify(answers));
