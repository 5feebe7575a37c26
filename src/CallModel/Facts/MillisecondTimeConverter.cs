using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace CallCenter.CallModel.Facts;

/// <summary>RFC 3339 in UTC with milliseconds: "2026-01-05T09:00:00.000Z".</summary>
public sealed class MillisecondTimeConverter : JsonConverter<DateTimeOffset>
{
    private const int UpToMilliseconds = 23;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        // "O" has a fast path that a custom format has not; its last four digits are cut.
        Span<byte> text = stackalloc byte[33];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[UpToMilliseconds] = (byte)'Z';
        writer.WriteStringValue(text[..(UpToMilliseconds + 1)]);
    }
}
