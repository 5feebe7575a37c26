using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.CallModel;

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

/// <summary>One party's connection within a call (the caller, an agent's phone, a number that was dialed).</summary>
public readonly record struct LegId(Guid Value)
{
    public static LegId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("N");
}

public sealed class CallIdJsonConverter : JsonConverter<CallId>
{
    public override CallId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CallId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("not a call id");

    public override void Write(Utf8JsonWriter writer, CallId value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.Value.TryFormat(text, out _, "N");
        writer.WriteStringValue(text);
    }
}
