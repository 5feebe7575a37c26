using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>
/// Finds the session description of a message, alone or in a multipart body (RFC 5621): the first one of mixed parts, the last one of
/// alternatives. What cannot be understood must be optional.
/// </summary>
internal static class SessionBody
{
    /// <summary>What a 415 says would be taken.</summary>
    public const string Accept = "application/sdp, multipart/mixed, multipart/alternative, multipart/related";

    private const int Deepest = 4;
    private const int LongestBoundary = 70;

    private enum Finding
    {
        /// <summary>Nothing that concerns the session, and nothing that had to be understood.</summary>
        Nothing,
        Description,
        NotUnderstood,
        Malformed,
    }

    /// <summary>200; 415 when something that must be understood is not, 400 when the body does not hold together.</summary>
    /// <param name="description">empty when none is there.</param>
    public static int Find(SipMessage message, out ReadOnlySpan<byte> description)
    {
        description = default;
        return message.HasBody ? Status(Look(BodyPart.Of(message), 0, out description)) : 200;
    }

    /// <summary>A copy of the description; null when there is none that can be read.</summary>
    public static SipBody? ToSession(this SipMessage message) =>
        Find(message, out var description) == 200 && !description.IsEmpty ? SipBody.Sdp(description.ToArray()) : null;

    public static bool HasSession(this SipMessage message) => Find(message, out var description) == 200 && !description.IsEmpty;

    private static int Status(Finding finding) => finding switch
    {
        Finding.NotUnderstood => 415,
        Finding.Malformed => 400,
        _ => 200,
    };

    private static Finding Look(BodyPart part, int depth, out ReadOnlySpan<byte> description)
    {
        var finding = Understand(part, depth, out description);
        return finding == Finding.NotUnderstood && part.IsOptional ? Finding.Nothing : finding;
    }

    private static Finding Understand(BodyPart part, int depth, out ReadOnlySpan<byte> description)
    {
        description = default;
        var type = part.MediaType;
        if (!part.IsPlain)
        {
            return Finding.NotUnderstood;
        }

        // a body without a type is taken for what it is most likely to be
        if (Lex.Same(type, "application/sdp"u8) || (type.IsEmpty && depth == 0))
        {
            description = part.Content;
            return part.IsForSession ? Finding.Description : Finding.NotUnderstood;
        }

        if (type.Length <= 10 || !Lex.Same(type[..10], "multipart/"u8) || depth == Deepest)
        {
            return Finding.NotUnderstood;
        }

        if (!BodyPart.TryParameter(part.Type, "boundary"u8, out var quoted)
            || Encoding.UTF8.GetBytes(Lex.Unquote(quoted)) is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return Finding.Malformed;
        }

        var parts = new MultipartReader(part.Content, boundary);
        return Lex.Same(type[10..], "alternative"u8)
            ? LastOf(parts, depth, out description)
            : FirstOf(parts, depth, Lex.Same(type[10..], "related"u8), out description);
    }

    // All parts count together; an unknown kind of multipart is read like mixed (RFC 2046 §5.1.3). Related ones belong to the one found.
    private static Finding FirstOf(MultipartReader parts, int depth, bool related, out ReadOnlySpan<byte> description)
    {
        description = default;
        var result = Finding.Malformed;
        while (parts.Read())
        {
            result = result == Finding.Malformed ? Finding.Nothing : result;
            switch (Look(BodyPart.Parse(parts.Current), depth + 1, out var found))
            {
                case Finding.Description when result != Finding.Description:
                    description = found;
                    result = Finding.Description;
                    break;
                case Finding.NotUnderstood when !related:
                    return Finding.NotUnderstood;
                case Finding.Malformed:
                    return Finding.Malformed;
                default:
                    break;
            }
        }

        return related && result == Finding.Nothing ? Finding.NotUnderstood : result;
    }

    // The parts say the same in different ways, the best last (RFC 2046 §5.1.4).
    private static Finding LastOf(MultipartReader parts, int depth, out ReadOnlySpan<byte> description)
    {
        description = default;
        var result = Finding.Malformed;
        while (parts.Read())
        {
            result = result == Finding.Malformed ? Finding.NotUnderstood : result;
            if (Understand(BodyPart.Parse(parts.Current), depth + 1, out var found) == Finding.Description)
            {
                description = found;
                result = Finding.Description;
            }
        }

        return result;
    }
}
