using System.Text.Json.Serialization;
using System.Text.Json;

namespace CallCenter.CallModel.Calls;

public sealed class LegIdJsonConverter : JsonConverter<LegId>
{
    public override LegId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParse(reader.GetString(), out var id) ? new LegId(id) : throw new JsonException("not a leg id");

    public override void Write(Utf8JsonWriter writer, LegId value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.Value.TryFormat(text, out _, "N");
        writer.WriteStringValue(text);
    }
}
