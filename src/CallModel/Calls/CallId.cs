using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CallCenter.CallModel.Calls;

/// <summary>One customer contact by telephone, from INVITE to the last BYE. A UUIDv7, written as 32 lower-case hex digits.</summary>
[JsonConverter(typeof(CallIdJsonConverter))]
public readonly record struct CallId(Guid Value)
{
    public static CallId New() => new(Guid.CreateVersion7());

    public static bool TryParse([NotNullWhen(true)] string? text, out CallId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new CallId(value);
        return ok;
    }

    public override string ToString() => Value.ToString("N");
}
