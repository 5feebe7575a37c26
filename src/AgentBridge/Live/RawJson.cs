using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.AgentBridge.Live;

/// <summary>JSON that is made once and sent to many pages as it is.</summary>
[JsonConverter(typeof(Writer))]
internal sealed record RawJson(byte[] Utf8)
{
    public static RawJson Of<T>(T value, JsonSerializerOptions options) => new(JsonSerializer.SerializeToUtf8Bytes(value, options));

    private sealed class Writer : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8, skipInputValidation: true);
    }
}
