using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>
/// A message that came in: one owned copy of its bytes and a table of slices into it. Whoever keeps it longer than the call that
/// handed it over says <see cref="Retain"/>; all others are taken back by <see cref="SipMessagePool"/>.
/// </summary>
internal sealed class SipMessage
{
    internal byte[] Bytes = [];
    internal int Length;
    internal HeaderSlot[] Slots = new HeaderSlot[32];
    internal int SlotCount;
    internal Slice MethodSlice, UriSlice, PhraseSlice, BodySlice, CallIdSlice, FromTagSlice, ToTagSlice;
    internal TopVia Via;
    internal bool HasVia;
    internal bool IsRetained;

    /// <summary>Runs when the message has been dealt with; null where nobody waits for that.</summary>
    internal Action? Taken;

    public bool IsRequest { get; internal set; }

    public SipMethod Method { get; internal set; }

    /// <summary>0 for requests.</summary>
    public int Status { get; internal set; }

    public uint CSeq { get; internal set; }

    /// <summary>The method in CSeq: for responses, the request's.</summary>
    public SipMethod CSeqMethod { get; internal set; }

    public SipParseError Error { get; internal set; }

    /// <summary>Where it came from.</summary>
    public Hop Source { get; internal set; } = NoHop;

    public ReadOnlySpan<byte> MethodText => this[MethodSlice];

    public ReadOnlySpan<byte> RequestUri => this[UriSlice];

    public ReadOnlySpan<byte> Phrase => this[PhraseSlice];

    public ReadOnlySpan<byte> CallId => this[CallIdSlice];

    public ReadOnlySpan<byte> FromTag => this[FromTagSlice];

    public ReadOnlySpan<byte> ToTag => this[ToTagSlice];

    public ReadOnlySpan<byte> Branch => this[Via.Branch];

    public ReadOnlySpan<byte> Body => this[BodySlice];

    public bool HasBody => !BodySlice.IsEmpty;

    public ReadOnlySpan<byte> Raw => Bytes.AsSpan(0, Length);

    public ReadOnlySpan<HeaderSlot> Headers => Slots.AsSpan(0, SlotCount);

    public ReadOnlySpan<byte> this[Slice slice] => Bytes.AsSpan(slice.Start, slice.Length);

    private static readonly Hop NoHop = new(TransportKind.Udp, new System.Net.IPEndPoint(0, 0));

    public void Retain() => IsRetained = true;

    /// <summary>First value line of a header as it came (commas not split).</summary>
    public bool TryGet(HeaderId id, out ReadOnlySpan<byte> value)
    {
        foreach (ref readonly var slot in Headers)
        {
            if (slot.Id == id)
            {
                value = this[slot.Value];
                return true;
            }
        }

        value = default;
        return false;
    }

    public bool Has(HeaderId id) => TryGet(id, out _);

    /// <summary>How many values of a header there are, over all its lines.</summary>
    public int Count(HeaderId id)
    {
        var count = 0;
        foreach (var _ in Values(id))
        {
            count++;
        }

        return count;
    }

    /// <summary>First value of a header, empty when it is not there.</summary>
    public ReadOnlySpan<byte> Get(HeaderId id) => TryGet(id, out var value) ? value : default;

    public bool TryNumber(HeaderId id, out uint number)
    {
        number = 0;
        return TryGet(id, out var value) && Lex.TryNumber(value, out number);
    }

    /// <summary>All values of a header over all its lines, commas split.</summary>
    public HeaderValues Values(HeaderId id) => new(this, id);

    /// <summary>True when one of the header's comma-separated tokens is <paramref name="token"/>.</summary>
    public bool Lists(HeaderId id, ReadOnlySpan<byte> token)
    {
        foreach (var value in Values(id))
        {
            if (Lex.Same(value, token))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Values of a header by name, with its compact form where it has one.</summary>
    public List<string> ValuesByName(string name, bool splitCommas)
    {
        var values = new List<string>();
        var bytes = Encoding.ASCII.GetBytes(name);
        var id = HeaderNames.Find(bytes);
        foreach (ref readonly var slot in Headers)
        {
            if (id == HeaderId.Other ? !Lex.Same(this[slot.Name], bytes) : slot.Id != id)
            {
                continue;
            }

            var list = new ListReader(this[slot.Value]);
            while (splitCommas && list.Read())
            {
                values.Add(Encoding.UTF8.GetString(list.Current));
            }

            if (!splitCommas)
            {
                values.Add(Encoding.UTF8.GetString(this[slot.Value]));
            }
        }

        return values;
    }

    /// <summary>A copy of the body with its type; null when there is none.</summary>
    public SipBody? ToBody() => HasBody
        ? new SipBody(TryGet(HeaderId.ContentType, out var type) ? TypeText(type) : SipBody.SdpType, Body.ToArray())
        : null;

    public bool TryAddress(HeaderId id, [NotNullWhen(true)] out NameAddr? address) => NameAddr.TryParse(Get(id), out address);

    internal Slice SliceOf(ReadOnlySpan<byte> part) =>
        !part.IsEmpty && Bytes.AsSpan().Overlaps(part, out var start) ? new Slice((ushort)start, (ushort)part.Length) : default;

    private static string TypeText(ReadOnlySpan<byte> type) =>
        Lex.Same(type, "application/sdp"u8) ? SipBody.SdpType : Encoding.UTF8.GetString(type);
}
