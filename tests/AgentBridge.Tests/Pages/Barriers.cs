namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>What a page is asked on behalf of people who see, hear or point differently; each question is JavaScript that gives complaints.</summary>
internal static class Barriers
{
    /// <summary>axe-core's findings: rule, impact and the first place.</summary>
    public const string Axe = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
            .filter((v) => v.impact === 'serious' || v.impact === 'critical')
            .map((v) => `${v.impact} ${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length})`)
        """;

    public const string SticksOut = """
        () => {
          const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          return excess > 0 ? [`${excess} px wider than the screen`] : [];
        }
        """;

    /// <summary>
    /// What a mouse can press and a keyboard cannot: a handler of React's on something that neither is, holds nor stands in what takes the focus.
    /// Table rows listen always; those that mean it are "clickable". The picture of a recording has the player's own keys beside it.
    /// </summary>
    public const string Unreachable = """
        () => {
          const stop = 'a[href], button, input, select, textarea, summary, label, [tabindex="0"]:not([role=tabpanel]), [role=option], [role=menuitem], [role=tab]';
          const other = 'tr:not(.clickable), .ant-drawer-mask, .waveform, [aria-hidden=true]';
          const pressed = (e) => Object.entries(e).some(([key, props]) => key.startsWith('__reactProps$') && typeof props?.onClick === 'function');
          return [...document.querySelectorAll('body *')]
            .filter((e) => e.getClientRects().length > 0 && pressed(e) && !e.matches(other) && !e.closest(stop) && !e.querySelector(stop))
            .map((e) => `by mouse alone: ${e.outerHTML.slice(0, 160)}`);
        }
        """;

    /// <summary>What takes the focus and looks as before, it and what is around it.</summary>
    public const string HiddenFocus = """
        async () => {
          const drawn = () => new Promise((done) => setTimeout(done));
          const one = (e) => {
            const s = getComputedStyle(e);
            return [s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow, s.borderColor, s.backgroundColor, s.color, s.textDecorationLine, s.opacity].join();
          };
          const around = (e) => {
            const seen = [];
            for (let at = e, level = 0; at && level < 4; at = at.parentElement, level++) {
              seen.push(one(at), ...(at.nextElementSibling ? [one(at.nextElementSibling)] : []));
            }
            return seen.join('|');
          };
          const hidden = [];
          for (const e of document.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')) {
            if (e.tabIndex < 0 || e.disabled || e.getClientRects().length === 0) continue;
            e.focus();
            await drawn();
            if (document.activeElement !== e) continue;
            const focused = around(e);
            e.blur();
            await drawn();
            if (around(e) === focused) hidden.push(`focus is not seen: ${e.outerHTML.slice(0, 160)}`);
          }
          return hidden;
        }
        """;
}
