// <script src="https://SERVER/embed.js" data-to="1000" async></script>
// puts a button "Call us" at the corner of the page. More: data-lang, data-label, data-name, data-customer with data-expires and data-signature.
(() => {
  const own = document.currentScript;
  const { to, lang, label, name, customer, expires, signature } = own.dataset;
  const language = lang || document.documentElement.lang || navigator.language;
  const text = label || (language.startsWith('zh') ? '联系我们' : 'Call us');
  const round = 'position:fixed;right:20px;bottom:20px;z-index:2147483000;';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `\u260e ${text}`;
  button.style.cssText = `${round}border:0;border-radius:24px;padding:12px 20px;font:600 16px system-ui,sans-serif;color:#fff;background:#0f5f75;cursor:pointer;box-shadow:0 2px 10px #0004`;
  let frame = null;
  button.onclick = () => {
    if (frame) {
      frame.remove();
      frame = null;
      return;
    }
    const given = { to, lang: language, name, customer, expires, signature, page: location.href.slice(0, 500) };
    const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value));
    frame = document.createElement('iframe');
    frame.src = `${new URL('/call', own.src)}?${query}`;
    frame.allow = 'microphone; autoplay; speaker-selection';
    frame.title = text;
    frame.style.cssText = `${round}bottom:84px;width:320px;height:460px;max-width:calc(100vw - 40px);border:0;border-radius:12px;background:#fff;box-shadow:0 4px 24px #0005`;
    document.body.append(frame);
  };
  document.body.append(button);
})();
