using System.Buffers.Text;
using System.Text;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Dialogs;

/// <summary>Live dialogs by their local tag, which nobody but this side makes; forks of one INVITE share it.</summary>
internal sealed class DialogTable
{
    private const int MostRemembered = 1024;

    private readonly Dictionary<ulong, Dialog> _byTag = [];

    // a ring: who wants the place of a call that is over is told so, for a while
    private readonly ulong[] _ended = new ulong[MostRemembered];
    private int _lastEnded;

    public int Count { get; private set; }

    public void Add(Dialog dialog)
    {
        _byTag.TryGetValue(dialog.LocalTag, out var first);
        dialog.NextFork = first;
        _byTag[dialog.LocalTag] = dialog;
        Count++;
    }

    public void Remove(Dialog dialog)
    {
        if (!_byTag.TryGetValue(dialog.LocalTag, out var first))
        {
            return;
        }

        if (first == dialog)
        {
            Count--;
            if (dialog.NextFork is null)
            {
                _byTag.Remove(dialog.LocalTag);
                _ended[_lastEnded++ % MostRemembered] = dialog.LocalTag;
            }
            else
            {
                _byTag[dialog.LocalTag] = dialog.NextFork;
            }

            return;
        }

        for (var before = first; before is not null; before = before.NextFork)
        {
            if (before.NextFork == dialog)
            {
                before.NextFork = dialog.NextFork;
                Count--;
                return;
            }
        }
    }

    /// <summary>The dialog that is to be replaced; null when it is not (or no longer) known.</summary>
    public Dialog? Find(Replaces replaces)
    {
        var dialog = _byTag.GetValueOrDefault(replaces.LocalTag);
        while (dialog is not null && !(Is(dialog.CallId, replaces.CallId) && Is(dialog.RemoteTag, replaces.RemoteTag)))
        {
            dialog = dialog.NextFork;
        }

        return dialog;
    }

    /// <summary>It was one of ours a moment ago (of the last 1,024 that have ended).</summary>
    public bool HasEnded(Replaces replaces) => replaces.LocalTag != 0 && !_byTag.ContainsKey(replaces.LocalTag) && _ended.Contains(replaces.LocalTag);

    /// <summary>The dialog of a request by To tag, From tag and Call-ID; null when it is not (or no longer) known.</summary>
    public Dialog? Find(SipMessage request)
    {
        if (!Utf8Parser.TryParse(request.ToTag, out ulong tag, out var used, 'x') || used != request.ToTag.Length || !_byTag.TryGetValue(tag, out var dialog))
        {
            return null;
        }

        while (dialog is not null && !dialog.Matches(request))
        {
            dialog = dialog.NextFork;
        }

        return dialog;
    }

    private static bool Is(byte[] bytes, string text) => Encoding.UTF8.GetString(bytes) == text;
}
