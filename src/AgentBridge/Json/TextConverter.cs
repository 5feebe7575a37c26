using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.AgentBridge.Json;

/// <summary>Texts as they come from outside: the character NUL is in none of them, for not every database keeps it.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return text?.Contains('\0') is true ? throw new JsonException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
