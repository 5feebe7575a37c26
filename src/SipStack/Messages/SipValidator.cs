namespace CallCenter.SipStack.Messages;

/// <summary>
/// Reads the headers that every message must have, once (RFC 3261 §8.1.1), and keeps what transactions and dialogs match by.
/// Optional headers are left alone until somebody asks for them.
/// </summary>
internal static class SipValidator
{
    private const uint LargestCSeq = int.MaxValue;

    private static readonly ulong Once = Bit(HeaderId.From) | Bit(HeaderId.To) | Bit(HeaderId.CallId) | Bit(HeaderId.CSeq)
        | Bit(HeaderId.MaxForwards) | Bit(HeaderId.ContentLength) | Bit(HeaderId.ContentType);

    private static readonly ulong Required = Bit(HeaderId.Via) | Bit(HeaderId.From) | Bit(HeaderId.To) | Bit(HeaderId.CallId) | Bit(HeaderId.CSeq);

    public static SipParseError Check(SipMessage message)
    {
        var first = SipParseError.None;
        var seen = 0UL;
        foreach (ref readonly var slot in message.Headers)
        {
            if (slot.Id == HeaderId.Other)
            {
                continue;
            }

            var error = (seen & Once & Bit(slot.Id)) != 0 ? SipParseError.Repeated
                : slot.Id == HeaderId.Via && (seen & Bit(HeaderId.Via)) != 0 ? SipParseError.None
                : One(message, slot.Id, message[slot.Value]);
            seen |= Bit(slot.Id);
            first = first == SipParseError.None ? error : first;
        }

        if (first == SipParseError.None && (seen & Required) != Required)
        {
            return SipParseError.Missing;
        }

        return first == SipParseError.None && message.IsRequest && !SameMethod(message) ? SipParseError.CSeqMethod : first;
    }

    private static SipParseError One(SipMessage message, HeaderId id, ReadOnlySpan<byte> value) => id switch
    {
        HeaderId.Via => Via(message, value),
        HeaderId.From => Address(message, value, out message.FromTagSlice),
        HeaderId.To => Address(message, value, out message.ToTagSlice),
        HeaderId.CallId => CallId(message, value),
        HeaderId.CSeq => CSeq(message, value),
        HeaderId.MaxForwards => Lex.TryNumber(value, out var hops) && hops <= byte.MaxValue ? SipParseError.None : SipParseError.MaxForwards,
        HeaderId.ContentLength => ContentLength(message, value),
        HeaderId.Contact when message.Method is SipMethod.Invite or SipMethod.Register or SipMethod.Update => Contacts(value),
        _ => SipParseError.None,
    };

    // With broken parameters the host is still good enough to answer 400 to.
    private static SipParseError Via(SipMessage message, ReadOnlySpan<byte> value)
    {
        var isGood = TopVia.TryParse(message, value, out message.Via);
        message.HasVia = !message.Via.Host.IsEmpty;
        return isGood ? SipParseError.None : SipParseError.Via;
    }

    private static SipParseError Address(SipMessage message, ReadOnlySpan<byte> value, out Slice tag)
    {
        tag = default;
        if (!NameAddrView.TryParse(value, out var address))
        {
            return SipParseError.FromOrTo;
        }

        if (address.TryParameter("tag"u8, out var text))
        {
            tag = message.SliceOf(text);
        }

        return SipParseError.None;
    }

    private static SipParseError CallId(SipMessage message, ReadOnlySpan<byte> value)
    {
        message.CallIdSlice = message.SliceOf(value);
        return value.IsEmpty || value.ContainsAny((byte)' ', (byte)'\t') ? SipParseError.CallId : SipParseError.None;
    }

    private static SipParseError CSeq(SipMessage message, ReadOnlySpan<byte> value)
    {
        var space = value.IndexOfAny((byte)' ', (byte)'\t');
        if (space < 0 || !Lex.TryNumber(value[..space], out var number) || number > LargestCSeq)
        {
            return SipParseError.CSeq;
        }

        var method = Lex.Trim(value[space..]);
        message.CSeq = number;
        message.CSeqMethod = SipMethods.Find(method);
        return Lex.IsToken(method) ? SipParseError.None : SipParseError.CSeq;
    }

    private static bool SameMethod(SipMessage message)
    {
        if (message.Method != message.CSeqMethod)
        {
            return false;
        }

        if (message.Method != SipMethod.Unknown)
        {
            return true;
        }

        var value = message.Get(HeaderId.CSeq);
        return value.EndsWith(message.MethodText);
    }

    // A datagram may be longer than it says, never shorter (RFC 3261 §18.3); a stream was cut to the length before.
    private static SipParseError ContentLength(SipMessage message, ReadOnlySpan<byte> value)
    {
        if (!Lex.TryNumber(value, out var length) || length > message.BodySlice.Length)
        {
            return SipParseError.ContentLength;
        }

        message.BodySlice = message.BodySlice with { Length = (ushort)length };
        return SipParseError.None;
    }

    private static SipParseError Contacts(ReadOnlySpan<byte> value)
    {
        if (value is [(byte)'*'])
        {
            return SipParseError.None;
        }

        var list = new ListReader(value);
        while (list.Read())
        {
            if (!NameAddrView.TryParse(list.Current, out _))
            {
                return SipParseError.Contact;
            }
        }

        return SipParseError.None;
    }

    private static ulong Bit(HeaderId id) => 1UL << (int)id;
}
