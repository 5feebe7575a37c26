using System.Text.Json.Serialization;
using System.Text.Json;

namespace CallCenter.CallModel.Facts;

/// <summary>Ids as 32 lower-case hex digits; reads the form with dashes too.</summary>
public sealed class HexIdConverter : JsonConverter<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("not an id");

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out _, "N");
        writer.WriteStringValue(text);
    }
}
