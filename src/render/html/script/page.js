// What the parts of the page share: its stories, and where its reader is.

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const main = $("#main"), form = $("form.filters"), strip = $(".strip"), said = $("#said");
const stories = $$(".story"), index = $("#stories");
// What a page keeps for the next one; a browser may keep nothing.
const kept = {
  read: (key) => { try { return JSON.parse(localStorage.getItem("copydesk." + key)); } catch { return null; } },
  write: (key, value) => { try { localStorage.setItem("copydesk." + key, JSON.stringify(value)); } catch { return; } },
};
const decisions = kept.read("decisions") || {};
let story = null, view = "copy", at = null, isUnfolded = false;
// By story: the order of its versions, and those that are hidden.
const columns = new Map();

const articles = (from) => $$("article.finding", from);
const shown = (from = story) => articles(from).filter((article) => !article.hidden);
const rowOf = (element) => element.closest("tr.row");
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
const inWords = (name) => name.replaceAll("-", " ");
const isDecided = (article) =>
  article.dataset.fingerprint in decisions || ["known", "accepted"].includes(article.dataset.standing);
