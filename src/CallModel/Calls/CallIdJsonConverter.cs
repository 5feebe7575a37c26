using System.Text.Json.Serialization;
using System.Text.Json;

namespace CallCenter.CallModel.Calls;

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
