"use strict";
(function () {
  const root = document.documentElement;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const find = (name) => document.getElementById(name);
  root.classList.add("script");

  // Figures: the picture that stands for the whole is seen; a pointer over it, focus or a tap shows the others.
  const PACE = 1200;
  for (const figure of document.querySelectorAll(".figure")) {
    const frames = [...figure.querySelectorAll(".frame")];
    const main = Math.max(0, frames.findIndex((frame) => frame.classList.contains("main")));
    let shown = main;
    let turning = 0;
    const show = (number) => {
      shown = number % frames.length;
      frames.forEach((frame, place) => frame.classList.toggle("seen", place === shown));
    };
    const rest = () => {
      window.clearInterval(turning);
      turning = 0;
    };
    show(main);
    if (frames.length < 2) continue;
    const button = figure.querySelector(".turn");
    button.hidden = false;
    figure.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse") return;
      show(main + 1);
      if (!still.matches && !turning) turning = window.setInterval(() => show(shown + 1), PACE);
    });
    figure.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "mouse") return;
      rest();
      show(main);
    });
    button.addEventListener("focus", () => {
      if (button.matches(":focus-visible")) show(main + 1);
    });
    button.addEventListener("blur", () => {
      rest();
      show(main);
    });
    figure.addEventListener("click", () => {
      if (turning) rest();
      else show(shown + 1);
    });
  }

  // What lies behind a link is opened before it is gone to; paper shows everything.
  const open = () => {
    const target = location.hash.length > 1 && find(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (!closed) return;
    closed.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const each of opened) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });

  // The timer goes through the session; what has no time of its own waits for whoever does it.
  const data = find("session");
  const session = JSON.parse(data.textContent);
  const say = data.dataset;
  const timer = document.querySelector(".timer");
  const [name, place, clock, then] = ["name", "place", "clock", "next"].map((part) => find("timer-" + part));
  const run = find("timer-run");
  let at = 0;
  let left = session[0].seconds * 1000;
  let since = 0;
  let ticking = 0;
  let awake = null;
  let sounds = null;
  const running = () => ticking !== 0;
  const remaining = () => (running() ? left - (performance.now() - since) : left);
  const title = (number) => {
    const each = session[number];
    if (!each) return "";
    if (each.work) return each.name;
    return each.seconds ? say.rest : say.ready;
  };
  const following = (number) => {
    let next = number + 1;
    while (session[next] && !session[next].work) next += 1;
    return session[next] ? [session[next].name, session[next].place].filter(Boolean).join(" · ") : "";
  };
  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };
  const drawClock = () => {
    const each = session[at];
    if (!each) return write(clock, "");
    const seconds = Math.ceil(Math.max(0, remaining()) / 1000);
    const late = each.work && !each.timed && remaining() <= 0;
    write(clock, late ? "" : Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0"));
    write(then, late ? say.open : thenText());
  };
  const thenText = () => {
    const each = session[at];
    const next = following(at);
    const parts = each && each.work ? [each.dose] : [];
    if (next) parts.push(say.next.replace("%", () => next));
    return parts.filter(Boolean).join(" · ");
  };
  const draw = () => {
    const each = session[at];
    write(name, each ? title(at) : say.done);
    write(place, each ? each.place : "");
    write(then, each ? thenText() : "");
    write(run, running() ? run.dataset.pause : at || left < session[0].seconds * 1000 ? run.dataset.resume : run.dataset.start);
    if (!each) write(run, run.dataset.start);
    find("timer-back").disabled = at === 0;
    find("timer-skip").disabled = !each;
    for (const move of document.querySelectorAll(".move.at")) move.classList.remove("at");
    const moves = each ? each.moves : [];
    if (running() || at) moves.forEach((key) => find(key).classList.add("at"));
    drawClock();
  };
  const toView = () => {
    const each = session[at];
    if (each && each.moves.length) find(each.moves[0]).scrollIntoView({ block: "start" });
  };
  const beep = (pitch) => {
    if (!find("timer-sound").checked) return;
    try {
      sounds = sounds || new AudioContext();
      const tone = sounds.createOscillator();
      const volume = sounds.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.2, sounds.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.001, sounds.currentTime + 0.4);
      tone.connect(volume).connect(sounds.destination);
      tone.start();
      tone.stop(sounds.currentTime + 0.4);
    } catch (error) {
      sounds = null;
    }
  };
  const keepAwake = async (wanted) => {
    try {
      if (wanted && navigator.wakeLock) awake = await navigator.wakeLock.request("screen");
      else if (awake) await awake.release();
    } catch (error) {
      awake = null;
    }
  };
  const pause = () => {
    left = remaining();
    window.clearInterval(ticking);
    ticking = 0;
    keepAwake(false);
  };
  const start = () => {
    since = performance.now();
    ticking = window.setInterval(tick, 200);
    keepAwake(true);
  };
  const go = (number) => {
    const going = running();
    if (going) pause();
    at = Math.min(Math.max(0, number), session.length);
    left = session[at] ? session[at].seconds * 1000 : 0;
    if (going && session[at]) start();
    draw();
    toView();
  };
  const tick = () => {
    const each = session[at];
    if (remaining() <= 0 && (!each.work || each.timed)) {
      const next = session[at + 1];
      beep(next ? (next.work ? 880 : 440) : 660);
      go(at + 1);
    } else {
      drawClock();
    }
  };
  run.addEventListener("click", () => {
    if (running()) {
      pause();
    } else {
      if (!session[at]) {
        at = 0;
        left = session[0].seconds * 1000;
      }
      start();
      toView();
    }
    draw();
  });
  find("timer-skip").addEventListener("click", () => go(at + 1));
  find("timer-back").addEventListener("click", () => go(at - 1));
  timer.hidden = false;
  draw();

  // The diary stays in this browser.
  const key = document.body.dataset.diary;
  const form = find("entry");
  const table = find("diary-table");
  const said = find("diary-said");
  const clear = find("diary-clear");
  const fields = [...form.querySelectorAll("[data-label]")];
  const others = ["felt", "pain", "notes"].map((field) => form.elements[field]).filter(Boolean);
  const text = (value) => (typeof value === "string" ? value : "");
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "[]");
      return Array.isArray(kept) ? kept.filter((entry) => entry && typeof entry === "object") : [];
    } catch (error) {
      return [];
    }
  };
  const keep = (entries) => {
    try {
      if (entries.length) localStorage.setItem(key, JSON.stringify(entries));
      else localStorage.removeItem(key);
      return true;
    } catch (error) {
      return false;
    }
  };
  const drawDiary = () => {
    const entries = read().sort((one, other) => text(other.date).localeCompare(text(one.date)));
    const rows = entries.map((entry) => {
      const row = document.createElement("tr");
      const cells = [entry.date, ...fields.map((field) => (entry.moves || {})[field.dataset.label]), ...others.map((field) => entry[field.name])];
      cells.forEach((value, number) => {
        const cell = document.createElement(number ? "td" : "th");
        if (!number) cell.scope = "row";
        cell.textContent = text(value);
        row.append(cell);
      });
      return row;
    });
    table.tBodies[0].replaceChildren(...rows);
    table.parentElement.hidden = clear.hidden = !rows.length;
  };
  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const entry = { date: form.elements.date.value, moves: {} };
    for (const field of fields) {
      const value = field.type === "checkbox" ? (field.checked ? "✓" : "") : field.value.trim();
      if (value) entry.moves[field.dataset.label] = value;
    }
    for (const field of others) if (field.value.trim()) entry[field.name] = field.value.trim();
    const done = keep([...read(), entry]);
    said.textContent = done ? said.dataset.saved : said.dataset.unsaved;
    if (done) {
      form.reset();
      form.elements.date.value = today();
    }
    drawDiary();
  });
  clear.addEventListener("click", () => {
    if (!window.confirm(clear.dataset.sure)) return;
    keep([]);
    said.textContent = "";
    drawDiary();
    find("entry-date").focus();
  });
  form.elements.date.value = today();
  document.querySelector(".diary").hidden = false;
  drawDiary();
})();
