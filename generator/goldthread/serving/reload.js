// Keeps an open page as the handbook is: it is loaded again when it has changed, and a panel says what is wrong while records are broken.
(() => {
  const script = document.currentScript
  const address = location.pathname
  let [page, panel] = script.dataset.state.split(".")
  let source = null
  let asking = Promise.resolve()

  const show = async (wanted) => {
    const html = wanted ? await (await fetch(script.dataset.panel, { cache: "no-store" })).text() : ""
    document.getElementById("goldthread-panel")?.remove()
    if (html) document.body.insertAdjacentHTML("afterbegin", html)
    panel = wanted
  }
  const look = async () => {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" })
    const state = answer.headers.get("Goldthread-State")
    if (!state) return
    const [newPage, newPanel] = state.split(".")
    if (newPage !== page || location.pathname !== address) location.reload()
    else if (newPanel !== panel) await show(newPanel)
  }
  const changed = () => {
    asking = asking.then(look).catch(() => {})
  }
  const listen = () => {
    if (source || document.visibilityState !== "visible") return
    source = new EventSource(script.dataset.events)
    source.onmessage = changed
  }
  const rest = () => {
    source?.close()
    source = null
  }
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? listen() : rest()))
  addEventListener("pagehide", rest)
  addEventListener("pageshow", listen)
  listen()
})()
